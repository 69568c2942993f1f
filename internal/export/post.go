package export

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"dateline/internal/text"
)

// What a post in Telegram may hold, in UTF-16 code units: a caption of a photo,
// and a message without one (core.telegram.org/bots/api, sendPhoto and
// sendMessage).
const (
	captionLimit = 1024
	messageLimit = 4096
)

// ellipsis says that there is more.
const ellipsis = "…"

// Post is the story for a messenger: headline, text, the credit of the lead when
// the photo goes with it, and the address. Where not all has room the text ends
// at a sentence or a word, and cut says so; the credit and the address stay.
// Nothing of it is markup.
func Post(p Package, url string, withPhoto bool) (post string, cut bool) {
	limit := messageLimit
	var foot []string
	if lead, ok := p.Story.Lead(); ok && withPhoto {
		limit = captionLimit
		foot = append(foot, creditLine(p.Story, lead))
	}
	foot = append(foot, safeURL(url))
	end, cut := footOf(foot, limit)
	room := limit - units(end)
	if end != "" {
		room -= units("\n\n")
	}
	body := append([]string{oneLine(p.Story.Headline)}, bodyText(p.Story, false)...)
	said, shortened := fit(body, room)
	return joined("\n\n", said, end), cut || shortened
}

// footOf joins what must stay. What is longer than a whole post is no credit and
// no address; then the credit is cut and the address is left out.
func footOf(parts []string, limit int) (foot string, cut bool) {
	for _, part := range parts {
		next := joined("\n", foot, part)
		if units(next) > limit {
			if foot == "" && safeURL(part) == "" {
				foot = cutAt(part, limit)
			}
			cut = true
			continue
		}
		foot = next
	}
	return foot, cut
}

// units is a length as Telegram counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// fit takes as many paragraphs as have room; the first that has none is cut.
func fit(parts []string, room int) (string, bool) {
	said := ""
	for _, part := range parts {
		if part == "" {
			continue
		}
		next := joined("\n\n", said, part)
		if units(next) <= room {
			said = next
			continue
		}
		rest := room - units(said)
		if said != "" {
			rest -= units("\n\n")
		}
		if short := cutAt(part, rest); short != "" {
			return joined("\n\n", said, short), true
		}
		return ended(said, room), true
	}
	return said, false
}

// ended puts the ellipsis behind a text that is whole up to here, or leaves it
// where even that has no room.
func ended(said string, room int) string {
	if more := said + " " + ellipsis; said != "" && units(more) <= room {
		return more
	}
	return said
}

// cutAt shortens a text to a length: behind a sentence when that keeps at least
// half of what has room, else behind a word, and only within a word that is
// longer than the room. "" is that there is no room for a word.
func cutAt(s string, room int) string {
	head := firstUnits(s, room-units(" "+ellipsis))
	if end := sentenceEnd(head, s); end > 0 && 2*units(head[:end]) >= units(head) {
		return head[:end] + " " + ellipsis
	}
	if strings.ContainsFunc(s, unicode.IsSpace) {
		head = head[:max(strings.LastIndexFunc(head, unicode.IsSpace), 0)]
	}
	head = strings.TrimRightFunc(head, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:—–-•", r) })
	if head == "" {
		return ""
	}
	return head + ellipsis
}

// firstUnits is the beginning of a text that has room, whole characters only.
func firstUnits(s string, room int) string {
	end := 0
	for end < len(s) {
		next := text.NextGrapheme(s, end)
		if units(s[end:next]) > room {
			break
		}
		room -= units(s[end:next])
		end = next
	}
	return s[:end]
}

// sentenceEnd is behind the last sentence that is whole in head, the beginning of
// s; 0 when there is none. An initial or a short word with a full stop, "г.",
// ends nothing.
func sentenceEnd(head, s string) int {
	end := 0
	for i, r := range head {
		if !strings.ContainsRune(".!?…", r) {
			continue
		}
		after := i + utf8.RuneLen(r)
		for after < len(head) {
			next, n := utf8.DecodeRuneInString(head[after:])
			if !strings.ContainsRune("»”\")", next) {
				break
			}
			after += n
		}
		following, n := utf8.DecodeRuneInString(s[after:])
		if n == 0 || !unicode.IsSpace(following) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[after:], unicode.IsSpace))
		begins := unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsRune("«“\"—–", first)
		if begins && (r != '.' || longWord(head[:i])) {
			end = after
		}
	}
	return end
}

// longWord says whether a text ends in a word of more than three letters, or in
// something that is no word.
func longWord(s string) bool {
	letters := 0
	for letters <= 3 && s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLetter(r) {
			break
		}
		letters++
		s = s[:len(s)-n]
	}
	return letters == 0 || letters > 3
}
