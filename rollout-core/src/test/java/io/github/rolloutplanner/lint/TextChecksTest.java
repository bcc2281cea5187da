package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextChecksTest {

    @Test
    void eachPartOfATimelineIsUnderstood() {
        TimeSpan words = TimeSpan.stated("a fortnight or 15 days");

        assertThat(Breaches.of(
                        Plans.SOUND.withTimeline(new Timeline(words, List.of(words, words), words, words)),
                        TextChecks::notUnderstood))
                .extracting(Breach::path)
                .containsExactly(
                        "timeline.bake",
                        "timeline.phases[0]",
                        "timeline.phases[1]",
                        "timeline.preparation",
                        "timeline.total");
    }
}
