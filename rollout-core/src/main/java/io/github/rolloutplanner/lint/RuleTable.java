package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Severity.ERROR;
import static io.github.rolloutplanner.lint.Severity.WARNING;

import java.util.List;

/** The rules, in the order in which their findings are listed. */
final class RuleTable {
    private static final List<Row> ROWS = List.of(
            row("phases.present", ERROR, "There is at least one phase.", PhaseChecks::present),
            row("phases.share-range", ERROR, "Shares lie from 0% to 100%.", PhaseChecks::shareRange),
            row("phases.shares-fall", ERROR, "No phase exposes less than the one before.", PhaseChecks::sharesFall),
            row("phases.last-full", ERROR, "The last phase exposes everybody.", PhaseChecks::lastFull),
            row("phases.name-unique", WARNING, "Each phase has a name of its own.", PhaseChecks::nameUnique),
            row("phases.soak", ERROR, "Each phase but the last stays for a while.", PhaseChecks::soak),
            row("phases.numbered", WARNING, "Phases are numbered from 1 in their order.", PhaseChecks::numbered));

    static final List<LintRule> RULES = ROWS.stream().map(Row::rule).toList();

    private RuleTable() {}

    static List<Finding> check(LintedPlan plan) {
        return ROWS.stream().flatMap(row -> row.findings(plan).stream()).toList();
    }

    private static Row row(String id, Severity severity, String meaning, Check check) {
        return new Row(new LintRule(id, severity, meaning), check);
    }

    private record Row(LintRule rule, Check check) {
        List<Finding> findings(LintedPlan plan) {
            Report report = new Report(rule);
            check.check(plan, report);
            return report.byPath();
        }
    }
}
