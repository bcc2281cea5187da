package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is listed of all that a plan breaks. Of each rule the worst breaches are, and the rest is counted: a plan can break a
 * rule at every line, and nobody reads all of that. What is suppressed is listed apart, so that it hides nothing else.
 */
final class Listing {
    private static final int MOST = 100;

    private final LintPolicy policy;
    private final AcceptedByUrgency accepted;
    private final List<Finding> findings = new ArrayList<>();
    private final List<LintReport.Suppressed> suppressed = new ArrayList<>();
    private final List<Breach> more = new ArrayList<>();
    private final List<LintReport.Suppressed> moreSuppressed = new ArrayList<>();
    private final Set<Suppression> used = new HashSet<>();

    Listing(LintPolicy policy, AcceptedByUrgency accepted) {
        this.policy = policy;
        this.accepted = accepted;
    }

    /** Lists the breaches of a rule. */
    void add(Report ofRule) {
        List<Breach> open = new ArrayList<>();
        List<Breach> covered = new ArrayList<>();
        for (Breach breach : ofRule.byPath()) {
            (covering(breach).isEmpty() ? open : covered).add(breach);
        }
        worst(open).forEach(this::list);
        worst(covered).forEach(this::list);
        rest(open).ifPresent(more::add);
        rest(covered).ifPresent(rest -> moreSuppressed.add(new LintReport.Suppressed(rest.finding(), reason(covered))));
    }

    /** The report, with what is not listed, and what the policy suppresses in vain. */
    LintReport report() {
        more.forEach(this::list);
        suppressed.addAll(moreSuppressed);
        policy.unused(used).forEach(this::list);
        return new LintReport(findings, suppressed);
    }

    private void list(Breach breach) {
        covering(breach)
                .ifPresentOrElse(
                        reason -> suppressed.add(new LintReport.Suppressed(breach.finding(), reason)),
                        () -> findings.add(breach.finding()));
    }

    /** The worst, in their order; of those that matter alike, the first. */
    private static List<Breach> worst(List<Breach> byPath) {
        return byPath.size() <= MOST ? byPath : Report.byPath(worstFirst(byPath).subList(0, MOST));
    }

    /** All others as one, as bad as the worst of them, so that nothing bad is hidden. */
    private static Optional<Breach> rest(List<Breach> byPath) {
        if (byPath.size() <= MOST) {
            return Optional.empty();
        }
        Breach first = worstFirst(byPath).get(MOST);
        return Optional.of(new Breach(
                first.severity(),
                first.path(),
                LintPlanRows.MORE,
                List.of(fact("rule", first.row().id()), fact("listed", MOST), fact("more", byPath.size() - MOST))));
    }

    private static List<Breach> worstFirst(List<Breach> byPath) {
        return byPath.stream().sorted(Comparator.comparing(Breach::severity)).toList();
    }

    private String reason(List<Breach> covered) {
        return covering(worstFirst(covered).get(MOST)).orElseThrow();
    }

    /** The first suppression that covers a breach; all that do are of use. */
    /** Why a breach is no problem: what the caller says, else that it is the price of an urgency that was accepted. */
    private Optional<String> covering(Breach breach) {
        List<Suppression> covering = policy.covering(breach);
        used.addAll(covering);
        return covering.stream().findFirst().map(Suppression::reason).or(() -> accepted.reason(breach));
    }
}
