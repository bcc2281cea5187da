package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Whatever the change, its plan is in plain English. */
@PropertyDefaults(tries = 300)
class PlanTextProperties {
    /** The sections that keep to this. */
    private static final List<String> SECTIONS =
            List.of("dependencies", "risks", "mitigations", "recommendations", "before", "during", "after");

    private final RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Provide
    Arbitrary<Change> plainChanges() {
        return Changes.inPlainWords();
    }

    @Property
    void everyLineReadsWell(@ForAll("plainChanges") Change change) {
        assertThat(in(PlanTexts.of(planner.plan(change)).bySection())
                        .flatMap(List::stream)
                        .flatMap(text -> TextFaults.ofStatement(text).stream()))
                .isEmpty();
    }

    @Property
    void everyReasonReadsWell(@ForAll("plainChanges") Change change) {
        assertThat(in(PlanTexts.of(planner.plan(change)).derived())
                        .flatMap(List::stream)
                        .map(Reason::sentence)
                        .flatMap(sentence -> TextFaults.ofReason(sentence).stream()))
                .isEmpty();
    }

    @Property
    void noLineStandsTwiceInASection(@ForAll("plainChanges") Change change) {
        assertThat(in(PlanTexts.of(planner.plan(change)).bySection()))
                .allSatisfy(texts -> assertThat(texts).doesNotHaveDuplicates());
    }

    /** What belongs to the sections, whether it is kept by section or by item, such as {@code risks[0]}. */
    private static <T> Stream<T> in(Map<String, T> bySection) {
        return bySection.entrySet().stream()
                .filter(entry -> SECTIONS.contains(entry.getKey().replaceAll("\\W.*", "")))
                .map(Map.Entry::getValue);
    }
}
