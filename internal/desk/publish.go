package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/export"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// Publication says where, when and as what a story came out.
type Publication struct {
	// URL of the published page; empty when it has none.
	URL string
	// At as typed, in the zone of the story's city; empty is now.
	At string
	// Profile it was exported as.
	Profile string
}

// Published states that the story came out as it stands.
func (p *Publish) Published(ctx context.Context, id string, pub Publication) error {
	profile, err := p.profile()
	if err != nil {
		return err
	}
	if u, err := url.Parse(pub.URL); pub.URL != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil) {
		return &Refusal{Code: BadValue, Field: "url", Value: pub.URL}
	}
	if err := p.sheets.flush(ctx); err != nil {
		return err
	}
	return p.arc.Update(ctx, func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		at := p.now()
		if pub.At != "" {
			typed, ok := moment(pub.At, zoneOf(d.Story, profile))
			if !ok || typed.After(at) {
				return &Refusal{Code: BadValue, Field: "at", Value: pub.At}
			}
			at = typed
		}
		rec, err := p.recordOf(tx, d)
		if err != nil {
			return err
		}
		return p.say(tx, &rec, revision.Statement{Kind: revision.Published, URL: pub.URL, At: at, Profile: pub.Profile})
	})
}

// Order asks for packages.
type Order struct {
	Stories []string
	// To is a .zip or a folder for one story; for several a folder that gets one
	// folder for each.
	To string
	// Override is the reason to let findings pass that a reason can let pass.
	Override string
	// Progress hears of the stories, Step of the photos of all of them; when Step
	// hears that all are rendered, what is left is to prove the last package.
	Progress, Step func(done, all int)
}

// Exported is what became of one story of an order.
type Exported struct {
	Story story.ID
	// Path of the finished package; empty when it was not made.
	Path string
	// Findings that forbade it, or that the reason let pass.
	Findings []rules.Finding
	Report   export.Report
	// Sum is the SHA-256 of a package that is a zip; empty for a folder.
	Sum string
}

// Export makes packages. Nothing is written before all stories of the order
// have passed the rules and the review. The stories' revisions are minted, and
// a delivery is logged; the log is in no package. Whatever ends it early, ctx as
// well, leaves only packages that are whole and logged.
func (p *Publish) Export(ctx context.Context, o Order) ([]Exported, error) {
	if strings.HasSuffix(strings.ToLower(o.To), ".zip") && len(o.Stories) > 1 {
		return nil, &Refusal{Code: OneZip, Value: o.To}
	}
	packages, out, err := p.prepare(ctx, o)
	if err != nil {
		return out, err
	}
	room := darkroom{prover{p.renderer}, p.arc}
	names := map[string]bool{}
	steps := stepsOf(packages, o.Step)
	for i, pkg := range packages {
		if o.Progress != nil {
			o.Progress(i, len(packages))
		}
		target := o.To
		if len(packages) > 1 {
			name := pkg.Name()
			if names[name] {
				name += "-" + string(pkg.Story.ID)
			}
			names[name] = true
			target = filepath.Join(o.To, name)
		}
		report, err := export.Write(ctx, pkg, room, target, steps.next(pkg))
		out[i].Report = report
		if err != nil {
			return out, err
		}
		if !report.OK() {
			return out, unproved(pkg, report)
		}
		out[i].Path = target
		// The package is there: from here on it is too late to stop.
		if err := p.delivered(context.WithoutCancel(ctx), pkg, target, o.Override, out[i].Findings); err != nil {
			return out, err
		}
		if out[i].Sum, err = fileSum(target); err != nil {
			return out, err
		}
	}
	return out, nil
}

// prepare freezes every story of the order as it was typed up to now, or says of
// each why it may not go.
func (p *Publish) prepare(ctx context.Context, o Order) ([]export.Package, []Exported, error) {
	profile, err := p.profile()
	if err != nil {
		return nil, nil, err
	}
	if err := p.sheets.flush(ctx); err != nil {
		return nil, nil, err
	}
	var packages []export.Package
	var out []Exported
	err = p.arc.Update(ctx, func(tx *archive.Tx) error {
		packages, out = nil, nil
		var blocked *Refusal
		for _, id := range o.Stories {
			d, err := draftOf(tx, id)
			if err != nil {
				return err
			}
			found := rules.Check(d.Story, profile)
			if stop := rules.Blocked(found, o.Override); len(stop) > 0 {
				blocked = cmp.Or(blocked, blockedBy(d.Story, nil))
				blocked.N += len(stop)
				out = append(out, Exported{Story: d.Story.ID, Findings: stop})
				continue
			}
			rec, err := p.recordOf(tx, d)
			if err != nil {
				return err
			}
			if err := mayLeave(rec.facts); err != nil {
				return err
			}
			head, err := p.mint(tx, &rec)
			if err != nil {
				return err
			}
			pkg, err := p.freeze(tx, rec, head, profile)
			if err != nil {
				return err
			}
			packages = append(packages, pkg)
			out = append(out, Exported{Story: d.Story.ID, Findings: rules.Overridden(found)})
		}
		if blocked != nil {
			return blocked
		}
		return nil
	})
	return packages, out, err
}

// mayLeave: a page is there for readers at once, so under an embargo it stays here.
func mayLeave(f revision.Facts) error {
	if err := revision.Ready(f); err != nil {
		return err
	}
	if f.Embargo.After(f.Now) {
		return &revision.Refusal{Code: revision.Embargoed, Kind: revision.Published, State: revision.StateOf(f)}
	}
	return nil
}

// freeze makes the package of a story as it stands; head is its version.
func (p *Publish) freeze(tx *archive.Tx, rec record, head revision.SignedRevision, profile outlet.Profile) (export.Package, error) {
	pkg := export.Package{
		Story: rec.draft.Story, Revision: head, Review: export.ReviewNone, Outlet: profile, Addresses: map[story.ID]string{},
	}
	for _, e := range historyOf(rec) {
		if e.Revision == head.ID() {
			pkg.Number = max(pkg.Number, e.Version)
		}
		if e.What == "version" && pkg.Born.IsZero() {
			pkg.Born = e.Time
		}
	}
	if approvals := revision.Approvals(rec.facts); rec.facts.ApprovalRequired() || len(approvals) > 0 {
		pkg.Review = export.ReviewApproved
		for _, a := range approvals {
			pkg.Statements = append(pkg.Statements, rec.statement(a.ID()))
		}
	}
	if last, ok := lastPublished(rec); ok {
		pkg.Statements = append(pkg.Statements, last)
	}
	for _, c := range rec.cards {
		wrote := c.Has(head.Device)
		for _, s := range pkg.Statements {
			wrote = wrote || c.Person == s.Person && c.Has(s.Device)
		}
		if wrote {
			pkg.Cards = append(pkg.Cards, c)
		}
	}
	return pkg, p.addresses(tx, pkg)
}

// statement is the statement with this ID as it was signed.
func (rec record) statement(id revision.Hash) revision.SignedStatement {
	i := slices.IndexFunc(rec.statements, func(s revision.SignedStatement) bool { return s.ID() == id })
	return rec.statements[i]
}

// lastPublished is the last publication by somebody this newsroom knows.
func lastPublished(rec record) (revision.SignedStatement, bool) {
	var last revision.SignedStatement
	for _, s := range rec.statements {
		_, known := signer(rec.cards, func(c revision.SignedCard) bool { return c.Person == s.Person && c.Has(s.Device) })
		if known && rec.facts.Stands(s.Statement) && s.Kind == revision.Published && s.Lamport > last.Lamport {
			last = s
		}
	}
	return last, last.Kind != ""
}

// addresses finds where the stories that a story points to came out.
func (p *Publish) addresses(tx *archive.Tx, pkg export.Package) error {
	for _, id := range pointedTo(pkg.Story) {
		d, err := tx.Draft(id)
		if archive.Is(err, archive.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		rec, err := p.recordOf(tx, d)
		if err != nil {
			return err
		}
		if last, ok := lastPublished(rec); ok && last.URL != "" {
			pkg.Addresses[id] = last.URL
		}
	}
	return nil
}

// pointedTo are the stories of the newsroom that a story names, in related
// items and links.
func pointedTo(s story.Story) []story.ID {
	var out []story.ID
	for _, r := range s.Related {
		if r.Story != "" {
			out = append(out, r.Story)
		}
	}
	for _, b := range s.Body.All() {
		for _, m := range b.Marks {
			if id, ok := strings.CutPrefix(m.Href, "story:"); ok {
				out = append(out, story.ID(id))
			}
		}
	}
	return out
}

// Delivery records that a package left the newsroom. It is in no package.
type Delivery struct {
	Time     time.Time     `json:"time"`
	Revision revision.Hash `json:"revision"`
	Profile  string        `json:"profile"`
	Path     string        `json:"path"`
	// Reason that let findings pass, and the rules it let pass.
	Reason string       `json:"reason,omitempty"`
	Rules  []rules.Code `json:"rules,omitempty"`
}

func (p *Publish) delivered(ctx context.Context, pkg export.Package, path, reason string, passed []rules.Finding) error {
	d := Delivery{Time: p.now().UTC().Truncate(time.Second), Revision: pkg.Revision.ID(), Profile: "web", Path: path}
	if abs, err := filepath.Abs(path); err == nil {
		d.Path = abs
	}
	for _, f := range passed {
		d.Reason = reason
		d.Rules = append(d.Rules, f.Rule)
	}
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return p.arc.Update(ctx, func(tx *archive.Tx) error { return tx.LogDelivery(pkg.Story.ID, data) })
}

// Deliveries gives the packages of a story that left, oldest first.
func (p *Publish) Deliveries(_ context.Context, id string) ([]Delivery, error) {
	var out []Delivery
	err := p.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		out, err = decodeAll[Delivery](tx.Deliveries(d.Story.ID))
		return err
	})
	return out, err
}
