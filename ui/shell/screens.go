package shell

import (
	"context"
	"image"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/inspector"
	"dateline/ui/kit"
	"dateline/ui/library"
	"dateline/ui/look"
	"dateline/ui/review"
	"dateline/ui/storyview"

	"fyne.io/fyne/v2"
)

// build makes every screen of the window, in the language and the look of now;
// with where the person was in a review, that of the open story too.
func (s *Shell) build(reviewed *review.State) {
	s.o.App.Settings().SetTheme(&look.Theme{Look: s.look})
	s.kit = kit.New(kit.Options{
		Keys: keys{s}, Post: s.o.Post, Later: s.o.Later, Say: s.words.Say, Canvas: s.o.Window.Canvas,
		Modifiers: s.o.Modifiers, Clipboard: s.o.App.Clipboard,
	})
	if s.o.Dialogs != nil {
		s.dialogs = s.o.Dialogs(Host{s.kit, s.words, s.desk.Photos})
	}
	s.menuBar = s.kit.MenuBar(s.menus())
	s.library = library.New(s.libraryDeps())
	s.status = newStatus(s)
	s.frame = newFrame(s)
	if s.sheet != nil {
		s.makeSheet(s.last[s.sheet.ID()])
	}
	if reviewed != nil {
		s.makeReview(*reviewed)
	}
	s.frame.arrange()
	s.o.Window.SetContent(s.frame.content)
}

// rebuild makes every screen anew: the language, the theme or the size changed.
// The story stays open with its history; the person is where they were.
func (s *Shell) rebuild() {
	var reviewed *review.State
	if at, was := s.dropReview(); was {
		reviewed = &at
	}
	if s.sheet != nil {
		s.inspector.Settle()
		s.last[s.sheet.ID()] = s.view.State()
		s.dropScreens()
	}
	s.libraryAt = s.library.State()
	s.library.Close()
	s.build(reviewed)
	switch {
	case s.review != nil:
		s.review.Focus()
	case s.view != nil:
		s.view.Focus()
	}
}

func (s *Shell) libraryDeps() library.Deps {
	return library.Deps{
		Kit: s.kit, Say: s.words, Look: s.look, Rows: s.desk.Stories.Rows, Counts: s.desk.Stories.Counts, Picture: s.desk.Photos.Shown,
		Now: s.now, Zone: s.wall, Person: s.person, Open: s.Open, NewStory: func() { s.Run("story.new") },
		Settings: func() { s.Run("story.settings") }, Menu: s.rowMenu, Error: s.fail, State: s.libraryAt,
	}
}

func (s *Shell) person() (name, role string) {
	name, role, err := s.desk.Review.Person()
	if err != nil {
		s.o.Log.Warn("who works here", "error", err)
	}
	return name, role
}

// makeSheet makes the screens of the open story.
func (s *Shell) makeSheet(at storyview.State) {
	id := string(s.sheet.ID())
	sheet := s.sheet
	s.inspector = inspector.New(inspector.Deps{
		Kit: s.kit, Say: s.words, Sheet: sheet, Undo: func() { s.Run("edit.undo") }, Redo: func() { s.Run("edit.redo") },
		Profile: func() outlet.Profile { return s.profile }, Now: s.now,
		Cities: s.desk.Stories.Cities, PlaceOf: s.desk.Stories.PlaceOf, Tags: s.desk.Stories.Tags, Names: s.desk.Stories.Names, Rubrics: s.desk.Stories.Rubrics,
		Search: s.search, Known: s.known, Thumbnail: s.desk.Photos.Thumbnail,
		AddPhotos:   func() { s.Run("photo.add") },
		History:     func(ctx context.Context) ([]desk.Entry, error) { return s.desk.Review.History(ctx, id) },
		Versions:    func(ctx context.Context) ([]desk.Version, error) { return s.desk.Review.Versions(ctx, id) },
		VersionMenu: s.versionMenu,
		ShowText:    func(sel text.Selection) { s.view.ShowText(sel) },
		Noting:      func() { s.Run("note.add") },
		NoteChosen: func(id story.NoteID) {
			if s.view != nil { // the screens are made one after the other
				s.view.ChooseNote(id)
			}
		},
		GoTo: s.goTo, Open: s.unfoldInspector, Fold: s.foldInspector, Error: s.fail, State: s.tabs,
	})
	s.view = storyview.New(storyview.Deps{
		Kit: s.kit, Say: s.words, Look: s.look, Narrow: s.frame.isNarrow(), Width: s.width, Typewriter: s.typing, Sheet: sheet, Clip: s.clip, Profile: s.profile,
		Standing: func(ctx context.Context) (desk.Standing, error) { return s.desk.Stories.Standing(ctx, id) },
		Findings: s.desk.Stories.Findings,
		Picture: func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error) {
			return s.desk.Photos.Shown(ctx, use, crop, w, h)
		},
		Commands: s.commands, Run: s.Run,
		City:      func(fyne.CanvasObject) { s.goTo(rules.Place{Field: "city"}) },
		Date:      func(fyne.CanvasObject) { s.goTo(rules.Place{Field: "date"}) },
		Byline:    func(fyne.CanvasObject) { s.goTo(rules.Place{Field: "byline"}) },
		Field:     s.goTo,
		OpenPhoto: s.openPhoto, OpenLink: s.openLink, Elsewhere: s.showField, TextMenu: s.textMenu, LineMenu: s.lineMenu,
		Spelling: s.spelling(), Proofs: s.proofs(), Slash: s.slash, Slashed: s.slashed,
		Noted:     s.inspector.ChooseNote,
		PasteRich: s.pasteRich, PastePage: s.pastePage,
		Found: func(f []rules.Finding) {
			s.inspector.SetFindings(f)
			s.status.found(f)
		},
		Stands: func(st desk.Standing) {
			s.inspector.SetPublished(st.State == revision.StatePublished || st.State == revision.StateCorrecting)
		},
		Counted:  func(c storyview.Counts) { s.status.count(c) },
		Selected: func(c storyview.Counts) { s.status.selects(c) },
		Error:    s.fail, Now: s.now, State: at,
	})
	s.inspector.ChooseNote(s.view.NoteAtCaret())
	s.view.Page().OnPointer(s.carriedOver, s.carriedOff)
	s.view.Saving(s.saving)
	if s.focusing {
		s.view.SetFocusMode(true)
	}
}

// showSheet makes the screens of the story that was opened, and shows them.
func (s *Shell) showSheet(at storyview.State) {
	s.makeSheet(at)
	s.frame.arrange()
}

func (s *Shell) search(ctx context.Context, typed string) []desk.Row {
	rows, err := s.desk.Stories.Rows(ctx, desk.RowQuery{Text: typed, Sort: "date"})
	if err != nil {
		s.o.Log.Info("search", "error", err)
	}
	return rows
}

func (s *Shell) known(ctx context.Context, id story.ID) (desk.Row, bool) {
	v, err := s.desk.Stories.Show(ctx, string(id))
	if err != nil {
		return desk.Row{}, false
	}
	return desk.Row{ID: id, Headline: v.Story.Headline, Place: v.Story.Dateline.Place.Name, Date: v.Story.Dateline.Date, State: v.State}, true
}

// goTo shows the place of a finding: on the sheet what is written there, in the
// panel everything else.
func (s *Shell) goTo(p rules.Place) {
	if s.view == nil {
		return
	}
	s.leaveReview()
	if s.view.GoTo(p) {
		return
	}
	s.unfoldInspector()
	s.inspector.FocusField(p)
}

// showField shows something of the panel and leaves the keyboard where it is; the
// text alone stays alone.
func (s *Shell) showField(p rules.Place) {
	if !s.focusing {
		s.unfoldInspector()
		s.inspector.ShowField(p)
	}
}

func (s *Shell) showTab(t inspector.Tab) {
	s.unfoldInspector()
	s.inspector.Show(t)
}

func (s *Shell) searchList() {
	if s.panels.List || s.frame.inTheWay() {
		s.foldList()
	}
	s.library.FocusSearch()
}

// nextPanel walks from the list to the text, to the details and back.
func (s *Shell) nextPanel() {
	s.panel = (s.panel + 1) % 3
	switch {
	case s.view == nil || s.panel == 0:
		if s.frame.inTheWay() {
			s.foldList()
		}
		s.library.FocusList()
	case s.panel == 1:
		s.view.Focus()
	default:
		s.showTab(inspector.Details)
		s.inspector.FocusField(rules.Place{Field: "city"})
	}
}

// textSizes are those of the settings, in percent.
func textSizes() []int { return []int{90, 100, 115, 130, 150} }

func percent(written string) int {
	for _, p := range textSizes() {
		if written == itoa(p) {
			return p
		}
	}
	return 100
}

// resizeText makes everything larger (1), smaller (-1) or normal (0).
func (s *Shell) resizeText(by int) {
	sizes := textSizes()
	at := 1
	for i, p := range sizes {
		if by != 0 && p == s.look.Percent {
			at = min(max(i+by, 0), len(sizes)-1)
		}
	}
	s.setPercent(sizes[at])
}

func (s *Shell) setPercent(p int) {
	if p == s.look.Percent {
		return
	}
	s.look.Percent = p
	s.remember(prefPercent, itoa(p))
	s.rebuild()
}

func (s *Shell) darken() {
	s.setTheme(map[bool]string{true: "light", false: "dark"}[s.look.Dark])
}

func (s *Shell) setTheme(choice string) {
	s.remember(prefTheme, choice)
	if dark := s.dark(choice); dark != s.look.Dark {
		s.look.Dark = dark
		s.rebuild()
	}
}

func (s *Shell) otherLanguage() {
	for _, lang := range words.Languages() {
		if lang != s.words.Language() {
			s.setLanguage(lang)
			return
		}
	}
}

// setLanguage switches the whole window at once.
func (s *Shell) setLanguage(lang string) {
	speaker, err := words.In(lang)
	if err != nil || lang == s.words.Language() {
		return
	}
	s.words = speaker
	s.remember(prefLanguage, lang)
	s.rebuild()
}

// listen takes the keys that reach nobody: nothing has the focus.
func (s *Shell) listen() {
	c := s.o.Window.Canvas()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { keys{s}.TypedKey(e) })
	for _, cmd := range s.commands.All() {
		if cmd.Shortcut.Ctrl {
			c.AddShortcut(toolkitShortcut(cmd.Shortcut), s.TypedShortcut)
		}
	}
}
