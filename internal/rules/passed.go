package rules

// Passed is how many rules found nothing.
func Passed(findings []Finding) int {
	broken := map[Code]bool{}
	for _, f := range findings {
		broken[f.Rule] = true
	}
	return len(book()) - len(broken)
}
