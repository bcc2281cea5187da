package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is called for: what is the same matter calls once. */
class CallSubjectTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Look LOOK = Rollouts.started()
            .observe(Observation.increment(
                    Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(10, 1_000), Sample.events(10, 1_000)))
            .decide(HOUR)
            .look();
    private static final GateStatus ERRORS = LOOK.gates().get(0);
    private static final Detection DETECTION = new Detection(
            Detection.Kind.SPLIT, HOUR, 1, 30, 20, GroupTotals.of(Sample.events(0, 9_000)), Optional.empty());

    static Stream<Arguments> subjects() {
        return Stream.of(
                since(new Wait.ForData(LOOK, ERRORS, true), Matter.DATA, Rollouts.ERRORS),
                since(new Wait.ForConfirmation(ERRORS, Optional.empty(), true), Matter.DATA, Rollouts.ERRORS),
                since(
                        new Wait.ForSplit(Observation.ASSIGNMENT_COUNTS, Optional.empty(), DETECTION, 1),
                        Matter.SPLIT,
                        Observation.ASSIGNMENT_COUNTS),
                since(new Wait.ForExposure(LOOK.phase(), DETECTION, 5_000), Matter.EXPOSURE, "First"),
                ever(
                        new Wait.ForSharedBreach(
                                Rollouts.ERRORS,
                                Optional.empty(),
                                MetricKind.RATE,
                                Quantity.of(percent(1.5)),
                                GroupTotals.of(Sample.events(50, 1_000)),
                                GroupTotals.of(Sample.events(50, 1_000))),
                        Matter.BREACH,
                        Rollouts.ERRORS),
                ever(new Wait.ForBreach(ERRORS, true), Matter.BREACH, Rollouts.ERRORS),
                ever(
                        new Wait.ForApproval(
                                Gate.stated("Support is ready", GateRole.SIGNAL), 3, Optional.empty(), true),
                        Matter.APPROVAL,
                        "gate 3"),
                ever(new Wait.ForTreatment(List.of("one page", "two pages"), true), Matter.APPROVAL, "treatment"),
                ever(new Wait.ForSample(LOOK, ERRORS, Optional.empty(), true), Matter.SAMPLE, Rollouts.ERRORS),
                ever(new Wait.ForLength(LOOK), Matter.LENGTH, ""));
    }

    private static Arguments since(Wait wait, Matter matter, String about) {
        return Arguments.of(wait, new Subject(matter, about, Optional.of(HOUR)));
    }

    private static Arguments ever(Wait wait, Matter matter, String about) {
        return Arguments.of(wait, new Subject(matter, about, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void isThatOfItsWait(Wait wait, Subject subject) {
        assertThat(Calls.subject(wait)).isEqualTo(subject);
    }
}
