package revision

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// Role is what a person does in the newsroom.
type Role string

// The roles.
const (
	Journalist Role = "journalist"
	Editor     Role = "editor"
	Chief      Role = "chief"
)

// MaxSerial is the greatest serial of a card or a policy.
const MaxSerial = 1<<31 - 1

// maxPerson is how long the name of a person for ever may be, in bytes.
const maxPerson = 64

func (p PersonID) valid() bool {
	return p != "" && len(p) <= maxPerson && strings.Trim(string(p), "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func (r Role) valid() bool { return r == Journalist || r == Editor || r == Chief }

// Card says who a person is and with which laptops they sign. It is signed by
// one of them; whether it is believed is for the reader to decide.
type Card struct {
	Version int      `json:"version"`
	Person  PersonID `json:"person"`
	Name    string   `json:"name"`
	Role    Role     `json:"role"`
	// Devices, sorted by their text, each once.
	Devices []DeviceKey `json:"devices"`
	// Recipients are the keys that hand-off files to these devices are encrypted
	// to, in the order of Devices. A card of version 1 has none.
	Recipients []Recipient `json:"recipients,omitempty"`
	// Serial grows with every new card of the same person.
	Serial int `json:"serial"`
}

// cardVersion is that of the cards that are signed today.
const cardVersion = 2

// SignedCard is a card with the signature of the first device that fits.
type SignedCard struct {
	Card
	Signature Signature `json:"signature"`
}

func (c Card) encode() []byte {
	w := &writer{}
	w.int(c.Version)
	w.string(string(c.Person))
	w.string(c.Name)
	w.string(string(c.Role))
	list(w, c.Devices, func(k DeviceKey) { w.b = append(w.b, k[:]...) })
	w.int(c.Serial)
	if c.Version >= cardVersion {
		list(w, c.Recipients, func(k Recipient) { w.b = append(w.b, k[:]...) })
	}
	return w.b
}

// domain: a card of one version never passes for one of the other.
func (c Card) domain() string { return fmt.Sprintf("dateline/card/%d\x00", c.Version) }

// ID names the card; it does not depend on the signature.
func (c Card) ID() Hash { return Hash(sha256.Sum256(append([]byte(c.domain()), c.encode()...))) }

// Card signs a card; the signing device is put on it. Devices that came without
// a recipient are left without: nothing can be encrypted to them.
func (d Device) Card(c Card) SignedCard {
	to := map[DeviceKey]Recipient{}
	for i, k := range c.Devices {
		if i < len(c.Recipients) {
			to[k] = c.Recipients[i]
		}
	}
	to[d.Key()] = d.Recipient()
	c.Version = cardVersion
	c.Devices = append(slices.Clone(c.Devices), d.Key())
	slices.SortFunc(c.Devices, func(a, b DeviceKey) int { return strings.Compare(a.String(), b.String()) })
	c.Devices = slices.Compact(c.Devices)
	c.Recipients = make([]Recipient, len(c.Devices))
	for i, k := range c.Devices {
		c.Recipients[i] = to[k]
	}
	return SignedCard{c, d.sign(c.domain(), c.ID())}
}

// Verify says whether one of the devices on the card signed it.
func (c SignedCard) Verify() error {
	whole := c.Version == 1 && len(c.Recipients) == 0 || c.Version == cardVersion && len(c.Recipients) == len(c.Devices)
	if !whole || !c.Role.valid() {
		return fmt.Errorf("card: %w %d, role %q", ErrVersion, c.Version, c.Role)
	}
	if !c.Person.valid() || c.Serial < 0 || c.Serial > MaxSerial {
		return fmt.Errorf("card %d of %.70q: %w", c.Serial, c.Person, ErrMalformed)
	}
	if !rising(c.Devices) { // another order would have another safety number
		return fmt.Errorf("card of %q: %w: devices are not in order", c.Person, ErrMalformed)
	}
	if _, ok := c.Signer(); !ok {
		return fmt.Errorf("card of %q: %w", c.Person, ErrSignature)
	}
	return nil
}

// Signer is the laptop that signed the card; false when none on it did.
func (c SignedCard) Signer() (DeviceKey, bool) {
	id := c.ID()
	for _, k := range c.Devices {
		if k.verify(c.domain(), id, c.Signature) == nil {
			return k, true
		}
	}
	return DeviceKey{}, false
}

// Has says whether the person signs with this device.
func (c Card) Has(k DeviceKey) bool { return slices.Contains(c.Devices, k) }

// SafetyNumber is what two people read to each other to know that a card is
// genuine: 24 digits in groups of four, from the person and the devices, not
// from the name, so that a corrected spelling keeps it.
func (c Card) SafetyNumber() string {
	w := &writer{}
	w.string(string(c.Person))
	list(w, c.Devices, func(k DeviceKey) { w.b = append(w.b, k[:]...) })
	sum := sha256.Sum256(append([]byte("dateline/safety/1\x00"), w.b...))
	groups := make([]string, 6)
	for i := range groups {
		groups[i] = fmt.Sprintf("%04d", binary.BigEndian.Uint32(sum[4*i:])%10000)
	}
	return strings.Join(groups, " ")
}

// ParseCard reads the JSON of one signed card; the signature must fit.
func ParseCard(data []byte) (SignedCard, error) {
	var c SignedCard
	if err := strict(data, &c); err != nil {
		return SignedCard{}, fmt.Errorf("read card: %w", err)
	}
	return c, c.Verify()
}
