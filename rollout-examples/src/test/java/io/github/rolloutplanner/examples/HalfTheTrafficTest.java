package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.Replan;
import io.github.rolloutplanner.decision.RunningRollout;
import org.junit.jupiter.api.Test;

class HalfTheTrafficTest {

    @Test
    void thePhaseBecomesLongerAndNothingLiveChanges() {
        RunningRollout before = HalfTheTraffic.running();

        Replan replan = HalfTheTraffic.replanned(before);

        assertThat(replan.rollout().live()).isEqualTo(before.live());
        assertThat(replan.phase().soak().orElseThrow())
                .isGreaterThan(before.phase().soak().orElseThrow());
        assertThat(replan.isRiskier()).isFalse();
    }

    @Test
    void printsTheSameEveryTime() {
        Golden.check("half-the-traffic.txt", Console.printedBy(() -> HalfTheTraffic.main(new String[0])));
    }
}
