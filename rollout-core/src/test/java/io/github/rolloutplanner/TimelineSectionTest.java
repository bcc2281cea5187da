package io.github.rolloutplanner;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.policy.PreparationPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineSectionTest {

    private static Timeline timeline(ChangeDraft draft) {
        return draft.plan().timeline();
    }

    @Test
    void addsUpPreparationAndSoaks() {
        Timeline timeline = timeline(Plans.savedFilters());
        assertThat(timeline.preparation().length()).contains(ofDays(1));
        assertThat(timeline.phases())
                .extracting(span -> span.length().orElseThrow())
                .containsExactly(ofDays(1), ofDays(1), ofDays(2), Duration.ZERO);
        assertThat(timeline.total().length()).contains(ofDays(5));
    }

    @Test
    void watchesAfterwardsWithoutCountingIt() {
        Timeline timeline = timeline(Plans.savedFilters());
        assertThat(timeline.bake().length()).contains(ofDays(1));
        assertThat(timeline.sum()).isEqualTo(ofDays(5));
    }

    @Test
    void namesEachPhase() {
        assertThat(timeline(Plans.savedFilters()).phases())
                .extracting(TimeSpan::note)
                .satisfiesExactly(
                        pilot -> assertThat(pilot).isEqualTo("Pilot, 5%"),
                        quarter -> assertThat(quarter).isEqualTo("25%"),
                        half -> assertThat(half).isEqualTo("50%"),
                        full -> assertThat(full).isEqualTo("Full rollout, 100%, then bake for 1 day"));
    }

    @Test
    void ofWordsAddsNothing() {
        TimeSpan words = TimeSpan.stated("about a week");
        Timeline timeline = new Timeline(words, List.of(TimeSpan.of(ofHours(5), ""), words), words, words);
        assertThat(timeline.sum()).isEqualTo(ofHours(5));
    }

    @Nested
    class ThePreparation {
        @Test
        void growsWithWhatHasToBeDone() {
            TimeSpan preparation = timeline(Plans.appointmentStore()).preparation();
            assertThat(preparation.length()).contains(ofDays(4));
            assertThat(preparation.note())
                    .isEqualTo(
                            "flag APPOINTMENTS_V2, baselines and alerts of 3 metrics, the data rollback and a rollback"
                                    + " rehearsal");
        }

        @Test
        void includesTheExperiment() {
            assertThat(timeline(Plans.greenButton()).preparation().note()).contains("experiment");
        }

        @Test
        void isNothingWhereNoRolloutIsNeeded() {
            TimeSpan preparation = timeline(Plans.softerShadows()).preparation();
            assertThat(preparation.length()).contains(Duration.ZERO);
            assertThat(preparation.note()).contains("nothing to prepare");
        }

        @Test
        void takesTheHoursThatThePolicyGives() {
            RolloutPolicy slow = RolloutPolicy.standard()
                    .withPreparation(PreparationPolicy.builder().flagHours(30).build());
            Timeline timeline = RolloutPlanner.withPolicy(slow)
                    .describe("Saved filters")
                    .newFeature()
                    .plan()
                    .timeline();
            assertThat(timeline.preparation().length()).contains(ofDays(5));
        }
    }
}
