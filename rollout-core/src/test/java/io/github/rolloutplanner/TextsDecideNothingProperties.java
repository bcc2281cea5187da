package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.decision.PlanCourse;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Reasons and texts are for people: nothing that follows from a plan follows from them. */
@Domain(Changes.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE)
class TextsDecideNothingProperties {
    private static final Set<String> RULES_ABOUT_TEXTS = Set.of("dependencies.identified", "experiment.variant-name");

    private static RolloutPlan plan(Change change) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(change);
    }

    @Property
    void withoutReasonsEverythingIsFoundAndDecidedAlike(@ForAll Change change, @ForAll("harms") double harm) {
        RolloutPlan plan = plan(change);
        RolloutPlan bare = WithoutTexts.withoutReasons(plan);
        List<Reason> reasons = WithoutTexts.reasonsOf(plan);

        assertThat(PlanLinter.lint(bare)).isEqualTo(PlanLinter.lint(plan));
        assertThat(working(bare, reasons)).isEqualTo(working(plan, reasons));
        assertThat(PlanCourse.of(bare, harm)).isEqualTo(PlanCourse.of(plan, harm));
    }

    @Property
    void withoutTextsEverythingElseIsFoundAndDecidedAlike(@ForAll Change change, @ForAll("harms") double harm) {
        RolloutPlan plan = plan(change);
        RolloutPlan bare = WithoutTexts.withoutTexts(plan);

        assertThat(findings(bare)).isEqualTo(findings(plan));
        assertThat(PlanCourse.of(bare, harm)).isEqualTo(PlanCourse.of(plan, harm));
    }

    @Provide
    Arbitrary<Double> harms() {
        return Arbitraries.of(1.0, 1.2, 1.6, 3.0);
    }

    private static List<String> findings(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> !RULES_ABOUT_TEXTS.contains(finding.rule()))
                .map(finding -> finding.severity() + " " + finding.rule() + " " + finding.path())
                .toList();
    }

    /** The derivation without the reasons, whatever a caller's words in them look like. */
    private static String working(RolloutPlan plan, List<Reason> reasons) {
        String working = plan.explain();
        for (Reason reason : reasons) {
            working = working.replaceAll("(?m)^ *" + Pattern.quote(reason + "\n"), "");
        }
        return working;
    }
}
