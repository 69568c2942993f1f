package export

import "dateline/internal/story"

// What tests outside the package need of its inside.

func WriteBag(dir string, p Package) error { return writeBag(dir, p) }

func EncodeArticle(s story.Story) ([]byte, error) {
	s, err := canonical(s)
	if err != nil {
		return nil, err
	}
	return encodeArticle(s)
}

func DecodeArticle(data []byte) (story.Story, error) { return decodeArticle(data) }
