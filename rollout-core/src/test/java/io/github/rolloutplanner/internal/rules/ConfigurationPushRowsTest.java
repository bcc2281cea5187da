package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationPushRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("carried", "hosts"),
            Map.entry("percentages", List.of(percent(1), percent(10), percent(100))),
            Map.entry("phases", List.of("Canary (1%)", "All (100%)")),
            Map.entry("firstPhase", "Canary (1%)"),
            Map.entry("risk", RiskLevel.HIGH),
            Map.entry("guardrails", List.of("Error rate")),
            Map.entry("rollbackWithin", Duration.ofMinutes(12)));

    @Test
    void sayWhatAPushNeeds() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of("guardrails", List.of("Error rate", "p95")));
        assertThat(RowTexts.of(ConfigurationPushRows.ALL, facts)).isEqualTo("""
                        rollback.push-back
                          Stop the push, and push the last known good configuration to all hosts that have the new one
                          The configuration itself is the change.
                        rollback.stuck-readers
                          Restart the hosts that no longer report, in small batches, with the last known good configuration
                          Hosts that crashed on the new configuration do not fetch the next one, and restarting all of them at once overloads its source.
                        dependency.stages
                          Staged push: to 1%, 10% and 100% of the hosts, each stage released on its own
                          A configuration that is not staged reaches everything at once.
                        dependency.last-good
                          Last known good configuration: kept by each reader, and loaded when the new one fails to load
                          A reader that crashes on a bad configuration cannot be rolled back remotely.
                        dependency.validation
                          Validation: the new configuration parsed, and its limits checked, by each version of the code that reads it
                          A schema does not know the limits of the code.
                        before.dry-run
                          Dry run of the push done, and its diff reviewed by a second person
                          The push takes effect as soon as it is read.
                        during.stage
                          Verify how many hosts run the new configuration: Canary (1%) and All (100%)
                          A push that goes further than its stage can look healthy.
                        after.configuration
                          Remove the previous values, and record the new ones as the last known good configuration
                          A later rollback goes back to them.
                        risk-register.unreadable
                          A configuration that cannot be read stops every reader at once
                          Fall back to the last known good configuration, and test with empty, oversized and malformed values
                          Its readers load it within minutes.
                        risk-register.push-system
                          The rollback needs the systems that the configuration breaks
                          Keep a way to push that depends on nothing the change configures, and try it before Canary (1%)
                          The push and its rollback take the same path.
                        recommend.stage-push
                          Build a staged push before the change goes out, or put the change behind a feature flag
                          The push reaches everything at once, so no phase can limit a failure of a high-risk change.
                        preparation.push
                          the staged push
                        dependency.automatic-push
                          Automated rollback: stops the push and restores the last known good configuration when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 12 minutes, without waiting for a person.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(List.of(ConfigurationPushRows.AUTOMATION), LEAST))
                .isEqualTo("""
                        dependency.automatic-push
                          Automated rollback: stops the push and restores the last known good configuration when Error rate breaches its limit
                          A breach of a guardrail is rolled back within 12 minutes, without waiting for a person.
                        """);
    }
}
