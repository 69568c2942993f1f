package desk

import (
	"reflect"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// parents are the revisions that the text as it stands was made from: the head,
// with every other that holds the same content. Of heads that differ it is the
// one that the text is nearest to: a version made from both would bury one of
// them, and that is for a merge to do.
func (rec *record) parents(tx *archive.Tx) ([]revision.Hash, error) {
	content := map[revision.Hash]revision.Hash{}
	made := map[revision.Hash]bool{}
	for _, v := range rec.revisions {
		content[v.ID()] = v.Content
		for _, p := range v.Parents {
			made[p] = true
		}
	}
	var contents []revision.Hash // those of the heads, each once
	for _, h := range rec.facts.Heads {
		contents = append(contents, content[h])
	}
	if len(contents) == 0 {
		return nil, nil
	}
	nearest := contents[0]
	if len(contents) > 1 {
		var err error
		if nearest, err = nearestOf(tx, rec.draft.Story, contents); err != nil {
			return nil, err
		}
	}
	var parents []revision.Hash
	for id, c := range content {
		if c == nearest && !made[id] {
			parents = append(parents, id)
		}
	}
	slices.SortFunc(parents, func(a, b revision.Hash) int { return slices.Compare(a[:], b[:]) })
	return parents, nil
}

// nearestOf is the content that a story has most in common with; of equals the
// first by hash, so that it is the same one every time.
func nearestOf(tx *archive.Tx, s story.Story, contents []revision.Hash) (revision.Hash, error) {
	slices.SortFunc(contents, func(a, b revision.Hash) int { return slices.Compare(a[:], b[:]) })
	best, least := contents[0], -1
	for _, h := range contents {
		other, err := contentIn(tx, h)
		if err != nil {
			return best, err
		}
		if far := apart(s, other); least < 0 || far < least {
			best, least = h, far
		}
	}
	return best, nil
}

// contentIn is the story under a content hash, without ID and internal fields.
func contentIn(tx *archive.Tx, h revision.Hash) (story.Story, error) {
	data, err := tx.Content(h)
	if err != nil {
		return story.Story{}, err
	}
	return revision.DecodeContent(data)
}

// apart counts the blocks and fields in which two stories differ.
func apart(a, b story.Story) int {
	n := 0
	blocks := map[text.BlockID]text.Block{}
	for _, x := range a.Body.All() {
		blocks[x.ID] = x
	}
	for _, y := range b.Body.All() {
		x, ok := blocks[y.ID]
		if delete(blocks, y.ID); !ok || x.Text != y.Text || x.Kind != y.Kind || !slices.Equal(x.Marks, y.Marks) {
			n++
		}
	}
	n += len(blocks)
	x, y := reflect.ValueOf(a.Public()), reflect.ValueOf(b.Public())
	for i := range x.NumField() {
		if x.Type().Field(i).Name != "Body" && !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
			n++
		}
	}
	return n
}
