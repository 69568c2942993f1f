package desk

import (
	"maps"
	"reflect"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// settingStands holds, with a story's ID behind it, the revision that the work in
// progress on this laptop was written on, last time that was another one.
const settingStands = "stands/"

// putStands says that the work in progress on a story is written on a revision
// from now on: it was just made one, or the text of another laptop took its place.
func putStands(tx *archive.Tx, id story.ID, rev revision.Hash) error {
	return tx.PutSetting(settingStands+string(id), rev[:])
}

// parents are the revisions that the text as it stands was made from: the head
// it was written on, with every other that holds the same content. A version made
// from heads that differ would bury one of them, and that is for a merge to do.
func (rec *record) parents(tx *archive.Tx) ([]revision.Hash, error) {
	if len(rec.facts.Heads) == 0 {
		return nil, nil
	}
	on, err := rec.writtenOn(tx)
	if err != nil {
		return nil, err
	}
	made := map[revision.Hash]bool{}
	for _, v := range rec.revisions {
		for _, p := range v.Parents {
			made[p] = true
		}
	}
	var parents []revision.Hash
	for _, v := range rec.revisions {
		if id := v.ID(); v.Content == on && !made[id] {
			parents = append(parents, id)
		}
	}
	slices.SortFunc(parents, func(a, b revision.Hash) int { return slices.Compare(a[:], b[:]) })
	return parents, nil
}

// writtenOn is the content of the head that the text was written on: of several
// the one that it still is, else the one that was noted or was made from that. How
// near texts are to each other says nothing: who types what the other typed has
// not taken over the rest. Only where nothing was noted it must do.
func (rec *record) writtenOn(tx *archive.Tx) (revision.Hash, error) {
	heads := map[revision.Hash]revision.Hash{}
	for _, h := range rec.facts.Heads {
		v, _ := rec.revision(h)
		heads[h] = v.Content
	}
	if len(heads) == 1 {
		return heads[rec.facts.Heads[0]], nil
	}
	for _, content := range heads {
		if content == rec.facts.Working {
			return content, nil
		}
	}
	noted, err := tx.Setting(settingStands + string(rec.draft.Story.ID))
	if err != nil {
		return revision.Hash{}, err
	}
	if len(noted) == len(revision.Hash{}) {
		base := revision.Hash(noted)
		for _, h := range rec.facts.Heads {
			if was, ok := revision.Ancestor(rec.facts.Revisions, h, base); ok && was == base {
				return heads[h], nil
			}
		}
	}
	return nearestOf(tx, rec.draft.Story, slices.Collect(maps.Values(heads)))
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
