package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpediteRowsTest {
    private static final Map<String, Object> FACTS = Map.ofEntries(
            Map.entry("firstGuardrail", "5xx"),
            Map.entry("otherMetrics", List.of("p95")),
            Map.entry("carried", "hosts"),
            Map.entry("metric", "p95"),
            Map.entry("soakedPhases", 2L),
            Map.entry("onCallResponse", Duration.ofHours(1)),
            Map.entry("unseen", "5xx, power 0.85 -> 0.05 before full rollout"),
            Map.entry("lost", List.of("5xx")),
            Map.entry("bake", Duration.ofDays(7)),
            Map.entry("ownerOrRole", "Checkout team"),
            Map.entry("urgentLength", Duration.ofMinutes(46)),
            Map.entry("usualLength", Duration.ofDays(8)),
            Map.entry("saved", Duration.ofDays(7)),
            Map.entry("rollbackWithin", Duration.ofMinutes(15)),
            Map.entry("why", "totals are wrong"),
            Map.entry("access", "who may set the flag"),
            Map.entry("lookEvery", Duration.ofSeconds(30)),
            Map.entry("firstPhase", "Canary (1%)"),
            Map.entry("triggers", "5xx exceeds 0.5%"),
            Map.entry("shortestSoak", Duration.ofMinutes(23)),
            Map.entry("drill", "flag-off rollback"),
            Map.entry("performanceChanges", "Fewer queries"));

    @Test
    void sayWhatReplacesEvidence() {
        assertThat(RowTexts.of(ExpediteRows.ALL, FACTS)).isEqualTo("""
                        preparation.one-guardrail
                          one guardrail (5xx)
                        preparation.rollback-check
                          a rollback check
                        preparation.stop-check
                          a check that the rollout can be stopped
                        gate.metric-later
                          Only a breach counts before full rollout: p95 is set up afterwards, so missing or inconclusive data hold nothing.
                        risk-register.urgency
                          A regression that the usual phases would have shown reaches all hosts unseen: 5xx, power 0.85 -> 0.05 before full rollout
                          Roll back on suspicion, without waiting for significance, and verify 5xx until 7 days after full rollout (owner: Checkout team)
                          100% is reached after 46 minutes instead of 8 days.
                        risk-register.urgency-kept
                          A regression that the usual phases would have shown reaches all hosts unseen and stays there: 5xx, power 0.85 -> 0.05 before full rollout
                          Stop the rollout on suspicion, without waiting for significance, and verify 5xx until 7 days after full rollout (owner: Checkout team)
                          100% is reached after 46 minutes instead of 8 days, and nothing can be rolled back.
                        risk-register.urgency-unknown
                          What the shortened phases cannot see is not known: no metric has a computed power
                          Roll back on suspicion, and watch for 7 days after full rollout (owner: Checkout team)
                          100% is reached after 46 minutes instead of 8 days.
                        risk-register.urgency-unknown-kept
                          What the shortened phases cannot see, and leave with those who have it, is not known: no metric has a computed power
                          Stop the rollout on suspicion, and watch for 7 days after full rollout (owner: Checkout team)
                          100% is reached after 46 minutes instead of 8 days, and nothing can be rolled back.
                        risk-register.only-checked
                          The rollback was checked and not rehearsed, and takes longer than 15 minutes
                          Rehearse it after full rollout, and keep who did the check on call until then (owner: Checkout team)
                          The change is expedited: totals are wrong.
                        risk-register.stop-only-checked
                          Only the stop was checked: the first fix forward is a real one, and takes longer than planned
                          Keep who can make and release a fix on call until the bake is over (owner: Checkout team)
                          The change is expedited: totals are wrong.
                        recommend.urgent-watch
                          Have an on-call who may set the flag watch live until the bake: 2 phases, with a look every 30 seconds
                          A phase lasts 23 minutes, and an on-call has answered a page after 1 hour.
                        recommend.urgent-trigger
                          Agree before Canary (1%) that the on-call rolls back without asking when 5xx exceeds 0.5%
                          A phase lasts 23 minutes: no time is left to decide it there.
                        recommend.urgent-stop
                          Agree before Canary (1%) that the on-call stops the rollout without asking when 5xx exceeds 0.5%
                          A phase lasts 23 minutes: no time is left to decide it there, and nothing can be rolled back.
                        recommend.urgent-verify
                          Verify after full rollout what the phases could not: 7 days of bake, 5xx first
                          The phases are 7 days shorter than usual.
                        recommend.urgent-price
                          Have the price accepted by Checkout team before Canary (1%): 5xx, power 0.85 -> 0.05 before full rollout
                          100% is reached after 46 minutes instead of 8 days.
                        before.rollback-check
                          Rollback checked once in staging (flag-off rollback)
                          Never skipped: a flag-off rollback is the way out of a phase of 23 minutes.
                        before.stop-check
                          Stop of the rollout checked once: no further hosts get the change
                          Never skipped: without a rollback, only a stop limits a regression.
                        before.one-guardrail
                          One guardrail alive, with its baseline and alert: 5xx
                          Never skipped: without it nothing triggers a rollback.
                        after.metrics
                          Set up baselines, dashboards and alerts of p95 (owner: Checkout team)
                          Left for afterwards: the change is expedited.
                        after.rehearsal
                          Rehearse and time a flag-off rollback (owner: Checkout team)
                          Left for afterwards: the change is expedited, and its rollback was only checked.
                        after.stop-rehearsal
                          Rehearse and time a stop of the rollout and a fix forward (owner: Checkout team)
                          Left for afterwards: the change is expedited, and only its stop was checked.
                        after.load-test
                          Run the load test that was left out, at the traffic of full rollout: Fewer queries (owner: Checkout team)
                          Left for afterwards: the change is expedited.
                        """);
    }
}
