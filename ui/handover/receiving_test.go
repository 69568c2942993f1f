package handover

import (
	"dateline/internal/desk"
	"dateline/internal/revision"
)

// all is a file in which every outcome comes once.
func all() desk.Received {
	return desk.Received{
		From: mikhail(), At: noon(), Encrypted: true, Photos: 9, PhotosMissing: 2, Strangers: []desk.Person{stranger()},
		Stories: []desk.ReceivedStory{
			{ID: "s1", Headline: "Мост через протоку открыли для машин", Relation: revision.New, State: revision.StateDraft, Versions: 2, Remarks: 1},
			{ID: "s2", Headline: "Аллею из ста лип посадили за одно утро, и все они принялись", Relation: revision.Updated, State: revision.StateReturned, Versions: 4, Verdicts: 1, Remarks: 3},
			{ID: "s3", Headline: "Вечерний трамвай", Relation: revision.BothChanged, State: revision.StateBothChanged, Versions: 3},
			{ID: "s4", Headline: "Пекарня на углу", Relation: revision.Ahead, State: revision.StateInReview, Versions: 5},
			{ID: "s5", Headline: "", Relation: revision.Same, State: revision.StateApproved, Versions: 1},
		},
	}
}
