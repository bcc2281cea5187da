package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.Evaluation.Group;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class FlagEvaluatorProperties {
    private static final List<EvaluationContext> USERS =
            IntStream.range(0, 500).mapToObj(AskedFlags::user).toList();

    @Property(tries = 200)
    void whoIsInStaysInWhileThePercentageGrows(
            @ForAll @Size(min = 2, max = 6) List<@DoubleRange(max = 100) Double> percentages, @ForAll String key) {
        List<FlagEvaluator> ladder = percentages.stream()
                .sorted()
                .map(percentage ->
                        FlagEvaluator.of(AskedFlags.percentage(key, "user.id").build(), Percentage.percent(percentage)))
                .toList();
        for (EvaluationContext user : USERS) {
            boolean isIn = false;
            for (FlagEvaluator step : ladder) {
                boolean isInNow = step.evaluate(user).value().equals(FlagValue.of(true));
                assertThat(isInNow || !isIn).isTrue();
                isIn = isInNow;
            }
        }
    }

    @Property(tries = 200)
    void groupsStayUpToHalf(@ForAll @DoubleRange(max = 50) double one, @ForAll @DoubleRange(max = 50) double other) {
        FeatureFlag flag = AskedFlags.percentage().build();
        FlagEvaluator before = FlagEvaluator.of(flag, Percentage.percent(Math.min(one, other)));
        FlagEvaluator after = FlagEvaluator.of(flag, Percentage.percent(Math.max(one, other)));
        for (EvaluationContext user : USERS) {
            Group group = before.evaluate(user).group();
            if (group != Group.NEITHER) {
                assertThat(after.evaluate(user).group()).isEqualTo(group);
            }
        }
    }

    @Property(tries = 200)
    void eachUserGetsOneOfTheAnswers(@ForAll @DoubleRange(max = 100) double percentage) {
        for (FeatureFlag flag : List.of(AskedFlags.checkout(), AskedFlags.ranking())) {
            FlagEvaluator evaluator = FlagEvaluator.of(flag, Percentage.percent(percentage));
            assertThat(evaluator.preview(USERS.stream()).users()).isEqualTo(USERS.size());
            assertThat(evaluator.answers())
                    .containsAll(
                            USERS.stream().map(evaluator::evaluate).distinct().toList());
        }
    }
}
