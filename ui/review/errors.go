package review

import "errors"

// errReadOnly: the text of two versions is for reading.
var errReadOnly = errors.New("text of a review is for reading")
