package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("soak", Duration.ofDays(1)),
            Map.entry("carried", "dependents"),
            Map.entry("window", Duration.ofHours(1)),
            Map.entry("percentage", percent(4)),
            Map.entry("phases", List.of("Notice (0%)", "Removal (100%)")),
            Map.entry("guardrails", List.of("Error rate")),
            Map.entry("rollbackWithin", Duration.ofDays(1)));

    @Test
    void sayHowAReleaseGoes() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of("assumed", "assumed", "owner", "Team Client", "guardrails", List.of("Error rate", "p95")));
        assertThat(RowTexts.of(LibraryRows.ALL, facts)).isEqualTo("""
                        phase.notice
                          No dependents affected: the replacement is available, and the previous behavior logs a deprecation warning
                          Notice of 1 day (assumed).
                        gate.notice
                          The dependents that still use the previous behavior are known, and the largest have confirmed a date
                          Manual approval: the previous behavior is still served.
                        phase.brownout
                          All dependents, for 1 hour a day
                          Brownout for 1 day: the previous behavior is refused for 1 hour a day, 4% of the time.
                        phase.pre-release
                          Dependents that choose the pre-release
                          Pre-release for 1 day: only dependents that choose it get it.
                        gate.pre-release
                          The pre-release has been used by dependents outside the team, and no blocking issue is open
                          Manual approval: only dependents that choose the pre-release are exposed.
                        phase.release
                          Released; dependents upgrade when they like.
                        phase.removal
                          The previous behavior is removed for all dependents at the announced date.
                        rollback.end-brownout
                          Serve the previous behavior again, and postpone its removal
                          The previous behavior stays in the code until the removal.
                        rollback.new-version
                          Publish a fixed version, with the previous behavior if need be
                          A published version cannot be changed.
                        rollback.withdraw
                          Deprecate or yank the faulty version, naming the fixed one
                          Dependents that have it keep it until they upgrade.
                        dependency.usage
                          Usage by caller: who still uses the previous behavior, and how much
                          The notice must reach each of them.
                        dependency.replacement
                          Replacement and migration guide, published with the notice
                          Without them dependents cannot follow the notice.
                        before.compatibility
                          Builds of the main dependents pass with the new version
                          What these builds miss, dependents find in production.
                        during.calls
                          Watch the use of the previous behavior by caller: Notice (0%) and Removal (100%)
                          The removal affects whoever is left.
                        after.close
                          Remove the previous behavior from documentation and code, and answer calls to it with an error that names the replacement
                          Dependents that missed the notice see this error first.
                        risk-register.unreached
                          Dependents that were not reached break at the removal
                          Refuse the previous behavior for a few hours first (brownout), so that they notice while it can still be served
                          Dependents upgrade at their own pace.
                        recommend.exceptions
                          Agree on exceptions with an end date, and on who grants them (Team Client)
                          Some dependents cannot migrate in time.
                        preparation.library
                          the migration guide
                        dependency.automatic-end
                          Automated rollback: serves the previous behavior again when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 1 day, without waiting for a person.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(List.of(LibraryRows.NOTICE, LibraryRows.EXCEPTIONS, LibraryRows.AUTOMATION), LEAST))
                .isEqualTo("""
                        phase.notice
                          No dependents affected: the replacement is available, and the previous behavior logs a deprecation warning
                          Notice of 1 day.
                        recommend.exceptions
                          Agree on exceptions with an end date, and on who grants them
                          Some dependents cannot migrate in time.
                        dependency.automatic-end
                          Automated rollback: serves the previous behavior again when Error rate breaches its limit
                          A breach of a guardrail is rolled back within 1 day, without waiting for a person.
                        """);
    }
}
