package text

// SetKind makes the selected blocks another kind of text block. Blocks without
// text stay what they are.
func SetKind(d Document, s Selection, kind Kind) (Transaction, error) {
	if !kind.HasText() || kind == Embed {
		return Transaction{}, ErrNothingToDo
	}
	return reshape(d, s, func(b Shape) Shape {
		next := Shape{Kind: kind}
		if kind.IsList() {
			next.Depth = b.Depth
		}
		if kind == Quote {
			next.Attribution = b.Attribution
		}
		return next
	})
}

// Indent nests the selected list items one deeper, Outdent one less.
func Indent(d Document, s Selection) (Transaction, error) { return nest(d, s, 1) }

// Outdent is the opposite of Indent.
func Outdent(d Document, s Selection) (Transaction, error) { return nest(d, s, -1) }

func nest(d Document, s Selection, by int) (Transaction, error) {
	return reshape(d, s, func(b Shape) Shape {
		if b.Kind.IsList() {
			b.Depth = min(max(b.Depth+by, 0), MaxDepth)
		}
		return b
	})
}

// Attribute says whose words the quote at the caret is.
func Attribute(d Document, s Selection, name string) (Transaction, error) {
	name = Clean(name)
	return reshape(d, s, func(b Shape) Shape {
		if b.Kind == Quote {
			b.Attribution = name
		}
		return b
	})
}

func reshape(d Document, s Selection, to func(Shape) Shape) (Transaction, error) {
	from, last, err := s.Range(d)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	for k := d.Index(from.Block); k <= d.Index(last.Block); k++ {
		b := d.blocks[k]
		if !b.Kind.HasText() || b.Kind == Embed {
			continue
		}
		if next := to(b.Shape()); next != b.Shape() {
			e.do(SetShape{b.ID, next})
		}
	}
	if e.err == nil && len(e.steps) == 0 {
		return Transaction{}, ErrNothingToDo
	}
	return e.done(s, s)
}

// MoveBlock puts a block behind another; with after empty, before all.
func MoveBlock(d Document, s Selection, id, after BlockID) (Transaction, error) {
	i := d.Index(id)
	if id == after || i >= 0 && (i == 0 && after == "" || i > 0 && d.blocks[i-1].ID == after) {
		return Transaction{}, ErrNothingToDo
	}
	e := &edit{doc: d}
	e.do(Move{id, after})
	return e.done(s, s)
}

// Place puts a block – a photo, a divider, an address – behind the one with
// the caret, in the place of that one when it is an empty paragraph. The caret
// goes into the new block.
func Place(d Document, s Selection, b Block) (Transaction, error) {
	i, err := d.at(s.Head)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	here := d.blocks[i]
	e.do(Insert{here.ID, []Block{b}})
	if here.Kind == Paragraph && here.Text == "" {
		e.do(Remove{here.ID, 1})
	}
	return e.done(s, Caret(Pos{b.ID, 0}))
}

// Readdress gives the embed at the caret another address and title.
func Readdress(d Document, s Selection, url, title string) (Transaction, error) {
	i, err := d.at(s.Head)
	if err != nil {
		return Transaction{}, err
	}
	b := d.blocks[i]
	if b.Kind != Embed {
		return Transaction{}, ErrNothingToDo
	}
	e := &edit{doc: d}
	if next := (Shape{Kind: Embed, URL: Clean(url)}); next != b.Shape() {
		e.do(SetShape{b.ID, next})
	}
	at := s.Head
	if title = Clean(title); title != b.Text {
		at = e.replace(b.ID, 0, len(b.Text), title, nil)
	}
	if e.err == nil && len(e.steps) == 0 {
		return Transaction{}, ErrNothingToDo
	}
	return e.done(s, Caret(at))
}
