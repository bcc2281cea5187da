package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("environment", Environment.PRODUCTION),
            Map.entry("percentages", List.of(percent(1), percent(10), percent(100))),
            Map.entry("users", "visitors"),
            Map.entry("unit", "visitor"),
            Map.entry("bucketBy", "visitor.id"),
            Map.entry("bake", Duration.ofDays(2)),
            Map.entry("phases", List.of("Canary (1%)", "All (100%)")),
            Map.entry("guardrails", List.of("Error rate")),
            Map.entry("rollbackWithin", Duration.ofMinutes(12)));

    @Test
    void sayWhatADeploymentNeeds() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of("guardrails", List.of("Error rate", "p95")));
        assertThat(RowTexts.of(DeploymentRows.ALL, facts)).isEqualTo("""
                        rollback.shift-traffic
                          Set the traffic weight of the new version to 0% in production
                          The traffic weight controls who gets the change.
                        rollback.switch-back
                          Switch the router in production back to the previous environment
                          The previous environment keeps running until the bake is over.
                        rollback.pin
                          Pin the previous version in the pipeline, so that no deployment brings the new one back
                          Until it is pinned, the pipeline deploys the new version again.
                        dependency.router
                          Traffic routing: weights of 1%, 10% and 100% for the new version, visitors kept on their version by visitor.id
                          The traffic weight decides who is exposed, and groups can be compared only if each visitor stays on one version.
                        dependency.capacity
                          Capacity: the previous version stays deployed, sized for all traffic, until the bake of 2 days is over
                          A rollback sends all traffic to it at once.
                        before.versions
                          Previous and new version tested side by side on the same data and messages
                          Both versions run side by side in Canary (1%) and All (100%).
                        during.weight
                          Verify the traffic that the new version gets: Canary (1%) and All (100%)
                          A router without session affinity, or with few instances, misses its weight.
                        after.retire
                          Remove the previous version from production when the bake of 2 days is over
                          A rollback needs it until then.
                        risk-register.mixed-versions
                          The previous version cannot read what the new one writes
                          Deploy a version that reads both formats first, and write the new format only after the bake of 2 days
                          Both versions run side by side in Canary (1%) and All (100%).
                        risk-register.cold-environment
                          Cold caches and connection pools fail under all traffic at once
                          Warm the new environment with replayed or mirrored traffic before the switch
                          A blue-green deployment switches all traffic at once.
                        preparation.router
                          traffic routing
                        dependency.automatic-shift
                          Automated rollback: sends all traffic back to the previous version when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 12 minutes, without waiting for a person.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(List.of(DeploymentRows.AUTOMATION), LEAST)).isEqualTo("""
                        dependency.automatic-shift
                          Automated rollback: sends all traffic back to the previous version when Error rate breaches its limit
                          A breach of a guardrail is rolled back within 12 minutes, without waiting for a person.
                        """);
    }
}
