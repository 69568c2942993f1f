package look

import (
	"image/color"

	"dateline/assets/fonts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Look is one choice of how the program looks. The zero Look is light at 100 %.
type Look struct {
	Dark bool
	// Percent is the text size, 90 to 150; 0 is 100.
	Percent int
}

// Colour of a token in this look.
func (l Look) Colour(t Token) color.NRGBA { return Colour(t, l.Dark) }

// Type of a role in this look.
func (l Look) Type(r Role) Type {
	if l.Percent == 0 {
		return TypeOf(r, 100)
	}
	return TypeOf(r, l.Percent)
}

// Scaled is a height that follows the text size, in whole units.
func (l Look) Scaled(units float32) float32 {
	if l.Percent == 0 {
		return units
	}
	return float32(int(units*float32(min(max(l.Percent, 90), 150))/100 + 0.5))
}

// Now is the look of the running program: that of its theme. Without a theme of
// ours it is the zero Look.
func Now() Look {
	app := fyne.CurrentApp()
	if app == nil {
		return Look{}
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.Look
	}
	return Look{}
}

// Face is the font of a family in a style. Resources are the same for the same
// question, and their names differ: the toolkit keeps measures by name.
func Face(f Family, bold, italic bool) fyne.Resource {
	i := 0
	if bold {
		i++
	}
	if italic {
		i += 2
	}
	return faces[f][i]
}

// faces are constants in all but name.
var faces = map[Family][4]fyne.Resource{
	Sans: {
		fyne.NewStaticResource("PTSans-Regular.ttf", fonts.SansRegular), fyne.NewStaticResource("PTSans-Bold.ttf", fonts.SansBold),
		fyne.NewStaticResource("PTSans-Italic.ttf", fonts.SansItalic), fyne.NewStaticResource("PTSans-BoldItalic.ttf", fonts.SansBoldItalic),
	},
	Serif: {
		fyne.NewStaticResource("PTSerif-Regular.ttf", fonts.SerifRegular), fyne.NewStaticResource("PTSerif-Bold.ttf", fonts.SerifBold),
		fyne.NewStaticResource("PTSerif-Italic.ttf", fonts.SerifItalic), fyne.NewStaticResource("PTSerif-BoldItalic.ttf", fonts.SerifBoldItalic),
	},
}

// Theme gives a Look to the toolkit.
type Theme struct{ Look }

var _ fyne.Theme = (*Theme)(nil)

// Color is ours whatever variant the system prefers: the person chose it.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if token, ok := tokenOf(name); ok {
		return t.Colour(token)
	}
	switch name {
	case theme.ColorNameShadow:
		return Shadow(t.Dark)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	}
	variant := theme.VariantLight
	if t.Dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

func tokenOf(name fyne.ThemeColorName) (Token, bool) {
	switch name {
	case theme.ColorNameBackground:
		// What a window is cleared with costs nothing, and paper is the largest part.
		return Paper, true
	case theme.ColorNameHeaderBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return Panel, true
	case theme.ColorNameInputBackground, theme.ColorNameButton:
		return Field, true
	case theme.ColorNameInputBorder, theme.ColorNameScrollBar:
		return FieldLine, true
	case theme.ColorNameSeparator:
		return Line, true
	case theme.ColorNameForeground:
		return Ink, true
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return Ink3, true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameFocus:
		return Accent, true
	case theme.ColorNameForegroundOnPrimary:
		return OnAccent, true
	case theme.ColorNameHover, theme.ColorNamePressed, theme.ColorNameDisabledButton:
		return Hover, true
	case theme.ColorNameSelection:
		return Selection, true
	case theme.ColorNameError:
		return Red, true
	case theme.ColorNameWarning:
		return Amber, true
	case theme.ColorNameSuccess:
		return Green, true
	case theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnWarning, theme.ColorNameForegroundOnSuccess:
		return Panel, true
	}
	return 0, false
}

// Font is PT Sans, the voice of the program.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol {
		return theme.DefaultTheme().Font(style)
	}
	return Face(Sans, style.Bold, style.Italic)
}

// Icon is the toolkit's: only its own file dialog shows them.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size is tighter than the toolkit's.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.Type(Interface).Size
	case theme.SizeNameCaptionText:
		return t.Type(Label).Size
	case theme.SizeNameHeadingText, theme.SizeNameSubHeadingText:
		return t.Type(PanelTitle).Size
	case theme.SizeNamePadding:
		return S1
	case theme.SizeNameInnerPadding:
		return S2
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return R1
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}
