// Package spell is the proofreader: it finds words that no dictionary knows,
// Latin letters in Russian words and words typed twice, and proposes others. It
// changes nothing and knows nothing but strings.
//
// The language of a word is that of its letters, so Russian and English mix
// freely in one text: «в IT-компании Barnaul Soft». The dictionaries lie in the
// program (assets/dictionaries), need no loading and are the same on every
// laptop; what a newsroom adds is kept by the desk and given with [Options].
//
// The invariant: findings are in the order of the text, do not overlap, begin and
// end between letters; and what [Checker.Suggest] proposes, [Checker.Check]
// accepts.
//
// # What is not judged
//
// Addresses of the network and of people, @names, #tags, words with a digit or
// an underscore, capitals up to six letters (МЧС, ГУФСИН), words with letters that
// neither language has. Soft hyphens and marks of stress inside a word are not
// seen; a typographic apostrophe is an apostrophe; е may stand for ё.
package spell
