package io.github.rolloutplanner.flag;

import static io.github.rolloutplanner.flag.AskedFlags.user;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.flag.Evaluation.Group;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagEvaluatorTest {
    private static final int USERS = 20_000;

    private static Evaluation asked(FeatureFlag flag, double percentage, EvaluationContext context) {
        return FlagEvaluator.of(flag, percent(percentage)).evaluate(context);
    }

    private static long count(FlagEvaluator evaluator, Group group) {
        return IntStream.range(0, USERS)
                .filter(id -> evaluator.evaluate(user(id)).group() == group)
                .count();
    }

    @Nested
    class Rules {
        private final EvaluationContext both =
                user(1).with("user.email", "ann@company.com").with("user.tier", "beta");

        @Test
        void theFirstOneThatMatchesDecides() {
            assertThat(asked(AskedFlags.checkout(), 0, both))
                    .isEqualTo(new Evaluation(
                            FlagValue.of(true),
                            EvaluationReason.TARGETING_MATCH,
                            Optional.of(AskedFlags.INTERNAL),
                            Optional.empty(),
                            Group.NEITHER));
            assertThat(asked(AskedFlags.checkout(), 0, user(1).with("user.tier", "beta"))
                            .rule())
                    .contains(AskedFlags.BETA);
        }

        @Test
        void aRuleWithoutConditionIsForItsSegment() {
            Evaluation blocked = asked(AskedFlags.checkout(), 100, both.inSegments("blocked"));
            assertThat(blocked.rule()).contains(AskedFlags.BLOCKED);
            assertThat(blocked.value()).isEqualTo(FlagValue.of(false));
            assertThat(asked(AskedFlags.checkout(), 100, user(1).inSegments("Blocked"))
                            .rule())
                    .isEmpty();
        }

        @Test
        void withoutAMatchTheRestIsByDefault() {
            assertThat(asked(AskedFlags.checkout(), 0, user(1)))
                    .isEqualTo(Evaluation.constant(FlagValue.of(false), EvaluationReason.DEFAULT));
            assertThat(asked(AskedFlags.checkout(), 100, user(1)))
                    .isEqualTo(Evaluation.constant(FlagValue.of(true), EvaluationReason.DEFAULT));
        }

        @Test
        void aDisabledFlagAsksNone() {
            assertThat(FlagEvaluator.disabled(AskedFlags.checkout()).evaluate(both))
                    .isEqualTo(Evaluation.constant(FlagValue.of(false), EvaluationReason.DISABLED));
            assertThat(FlagEvaluator.disabled(AskedFlags.ranking())
                            .evaluate(user(1))
                            .value())
                    .isEqualTo(FlagValue.of("classic"));
        }
    }

    @Nested
    class OfAPercentage {
        private final FeatureFlag flag = AskedFlags.percentage().build();

        @Test
        void noUserIsInZeroAndAllAreInAHundred() {
            Evaluation off = Evaluation.constant(FlagValue.of(false), EvaluationReason.STATIC);
            Evaluation on = Evaluation.constant(FlagValue.of(true), EvaluationReason.STATIC);
            FlagEvaluator none = FlagEvaluator.of(flag, Percentage.ZERO);
            FlagEvaluator all = FlagEvaluator.of(flag, Percentage.ONE_HUNDRED);
            assertThat(IntStream.range(0, USERS)).allSatisfy(id -> {
                assertThat(none.evaluate(user(id))).isEqualTo(off);
                assertThat(all.evaluate(user(id))).isEqualTo(on);
            });
            assertThat(all.evaluate(EvaluationContext.empty())).isEqualTo(on);
        }

        @Test
        void theBucketDecides() {
            FlagEvaluator evaluator = FlagEvaluator.of(flag, percent(5));
            for (int id = 0; id < USERS; id++) {
                int bucket = evaluator.bucketOf(user(id)).orElseThrow();
                Evaluation answer = evaluator.evaluate(user(id));
                assertThat(bucket)
                        .isEqualTo(Bucketing.exposed("one-page-checkout").bucketOf("user-" + id));
                assertThat(answer.reason()).isEqualTo(EvaluationReason.SPLIT);
                assertThat(answer.value()).isEqualTo(FlagValue.of(bucket < 5_000_000));
                assertThat(answer.group() == Group.CONTROL).isEqualTo(bucket >= 95_000_000);
                assertThat(answer.buckets())
                        .hasValueSatisfying(buckets -> assertThat(bucket).isBetween(buckets.from(), buckets.to() - 1));
            }
            assertThat(evaluator.answers().get(0).buckets().orElseThrow())
                    .hasToString("buckets 0 to 4999999 of one-page-checkout:exposed");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.1, 1, 5, 25, 50})
        void treatedAndControlAreEqualUpToHalf(double percentage) {
            List<Evaluation> answers =
                    FlagEvaluator.of(flag, percent(percentage)).answers();
            assertThat(sizeOf(answers, Group.TREATED))
                    .isEqualTo(sizeOf(answers, Group.CONTROL))
                    .isEqualTo(Bucketing.bucketsOf(percent(percentage)));
        }

        @Test
        void aboveHalfAllOthersAreTheControlGroup() {
            List<Evaluation> answers = FlagEvaluator.of(flag, percent(80)).answers();
            assertThat(sizeOf(answers, Group.TREATED)).isEqualTo(80_000_000);
            assertThat(sizeOf(answers, Group.CONTROL)).isEqualTo(20_000_000);
        }

        private long sizeOf(List<Evaluation> answers, Group group) {
            return answers.stream()
                    .filter(answer -> answer.group() == group)
                    .flatMap(answer -> answer.buckets().stream())
                    .mapToLong(buckets -> buckets.to() - buckets.from())
                    .sum();
        }

        @ParameterizedTest
        @ValueSource(doubles = {1, 5, 25, 50, 75})
        void asManyAreInAsThePercentageSays(double percentage) {
            double fraction = percentage / 100;
            assertThat((double) count(FlagEvaluator.of(flag, percent(percentage)), Group.TREATED) / USERS)
                    .isCloseTo(fraction, within(4 * Math.sqrt(fraction * (1 - fraction) / USERS)));
        }

        @Test
        void withoutAKeyItIsTheDefaultValue() {
            Evaluation unknown = Evaluation.constant(FlagValue.of(false), EvaluationReason.DEFAULT);
            assertThat(asked(flag, 99, EvaluationContext.empty())).isEqualTo(unknown);
            assertThat(asked(flag, 99, EvaluationContext.of("user.id", ""))).isEqualTo(unknown);
            assertThat(asked(flag, 99, EvaluationContext.of("session", "1"))).isEqualTo(unknown);
            assertThat(FlagEvaluator.of(flag, percent(99)).bucketOf(EvaluationContext.empty()))
                    .isEmpty();
        }

        @Test
        void aNumberIsHashedAsItsText() {
            FlagEvaluator evaluator = FlagEvaluator.of(flag, percent(50));
            assertThat(evaluator.bucketOf(EvaluationContext.empty().with("user.id", 42)))
                    .isEqualTo(evaluator.bucketOf(EvaluationContext.of("user.id", "42")));
        }

        @Test
        void theKeyIsTheOneOfTheFlag() {
            FlagEvaluator byUser =
                    FlagEvaluator.of(AskedFlags.percentage("t", "user.id").build(), percent(50));
            FlagEvaluator byTenant =
                    FlagEvaluator.of(AskedFlags.percentage("t", "tenant.id").build(), percent(50));
            assertThat(IntStream.range(0, 100))
                    .allSatisfy(id -> assertThat(byTenant.evaluate(user(id).with("tenant.id", "acme"))
                                    .value())
                            .isEqualTo(byUser.evaluate(EvaluationContext.of("user.id", "acme"))
                                    .value()));
        }

        @Test
        void whatIsOnByDefaultIsSwitchedOff() {
            FeatureFlag removal = FeatureFlag.builder()
                    .key("old-search")
                    .type(FeatureFlag.Type.BOOLEAN)
                    .defaultValue(FlagValue.of(true))
                    .implementation("")
                    .build();
            assertThat(asked(removal, 100, user(1)).value()).isEqualTo(FlagValue.of(false));
            assertThat(asked(removal, 0, user(1)).value()).isEqualTo(FlagValue.of(true));
        }
    }

    @Nested
    class OfVariants {
        private static final Map<String, Double> HALF_OF_ALL =
                Map.of("semantic", 0.125, "classic", 0.25, "hybrid", 0.125);

        @Test
        void thoseInThePercentageAreSplit() {
            FlagEvaluator evaluator = FlagEvaluator.of(AskedFlags.ranking(), percent(50));
            Map<String, Integer> assigned = new HashMap<>();
            for (int id = 0; id < USERS; id++) {
                Evaluation answer = evaluator.evaluate(user(id));
                assertThat(answer.reason()).isEqualTo(EvaluationReason.SPLIT);
                boolean isControl = answer.value().equals(FlagValue.of("classic"));
                if (answer.group() == Group.NEITHER) {
                    assertThat(isControl).isTrue();
                } else {
                    assertThat(answer.group()).isEqualTo(isControl ? Group.CONTROL : Group.TREATED);
                    assigned.merge(answer.value().toString(), 1, Integer::sum);
                }
            }
            HALF_OF_ALL.forEach((variant, fraction) ->
                    assertThat((double) assigned.get(variant) / USERS).isCloseTo(fraction, within(0.013)));
        }

        @Test
        void theVariantStaysWhileThePercentageGrows() {
            FlagEvaluator before = FlagEvaluator.of(AskedFlags.ranking(), percent(10));
            FlagEvaluator after = FlagEvaluator.of(AskedFlags.ranking(), percent(100));
            assertThat(IntStream.range(0, USERS)
                            .mapToObj(AskedFlags::user)
                            .filter(user -> before.evaluate(user).group() != Group.NEITHER))
                    .hasSizeGreaterThan(1_000)
                    .allSatisfy(user -> assertThat(after.evaluate(user)).isEqualTo(before.evaluate(user)));
        }

        @Test
        void allBucketsHaveAVariant() {
            FeatureFlag thirds = FeatureFlag.builder()
                    .key("thirds")
                    .type(FeatureFlag.Type.MULTIVARIATE)
                    .defaultValue(FlagValue.of(false))
                    .addVariants(
                            new VariantPercentage("a", percent(33.333333)),
                            new VariantPercentage("b", percent(33.333333)),
                            new VariantPercentage("none", percent(0)),
                            new VariantPercentage("c", percent(33.333333)))
                    .bucketBy("user.id")
                    .implementation("")
                    .build();
            List<Evaluation> answers = FlagEvaluator.of(thirds, percent(100)).answers();
            assertThat(answers.subList(0, 4))
                    .extracting(answer -> answer.buckets().orElseThrow().to())
                    .containsExactly(33_333_333, 66_666_667, 66_666_667, 100_000_000);
            assertThat(answers.get(0).group())
                    .as("the first one is the control")
                    .isEqualTo(Group.CONTROL);
            assertThat(answers.get(1).group()).isEqualTo(Group.TREATED);
        }

        @Test
        void withoutAKeyItIsTheDefaultVariant() {
            assertThat(asked(AskedFlags.ranking(), 100, EvaluationContext.empty()))
                    .isEqualTo(Evaluation.constant(FlagValue.of("classic"), EvaluationReason.DEFAULT));
        }

        @Test
        void inNoPercentageItIsTheDefaultVariant() {
            assertThat(asked(AskedFlags.ranking(), 0, user(1)))
                    .isEqualTo(Evaluation.constant(FlagValue.of("classic"), EvaluationReason.STATIC));
        }
    }

    @Nested
    class Refuses {
        private final FeatureFlag.Builder variant = FeatureFlag.builder()
                .key("ranking")
                .type(FeatureFlag.Type.MULTIVARIATE)
                .defaultValue(FlagValue.of("classic"))
                .bucketBy("user.id")
                .implementation("");

        @Test
        void percentagesThatAreNone() {
            assertThatThrownBy(() -> FlagEvaluator.of(AskedFlags.checkout(), percent(101)))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage("101% is no part of the users. Give a percentage from 0% to 100%.");
        }

        @Test
        void aPercentageWithoutAKey() {
            FeatureFlag flag = FeatureFlag.builder()
                    .key("x")
                    .type(FeatureFlag.Type.BOOLEAN)
                    .defaultValue(FlagValue.of(false))
                    .implementation("")
                    .build();
            assertThatThrownBy(() -> FlagEvaluator.of(flag, percent(5)))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage("Flag 'x' has no bucketing key, so nothing decides who is in 5%."
                            + " Give the flag one by withBucketBy(..), such as user.id, or expose 0% or 100%.");
            assertThat(FlagEvaluator.of(flag.withBucketBy("user.id"), percent(5))
                            .answers())
                    .isNotEmpty();
        }

        @Test
        void aVariantWithoutOthers() {
            assertThatThrownBy(() -> FlagEvaluator.of(variant.build(), percent(5)))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage("Flag 'ranking' gives 'classic' by default and has no variants to give instead."
                            + " Add variants, or make its default true or false.");
        }

        @Test
        void variantsOfNothing() {
            FeatureFlag flag = variant.addVariants(new VariantPercentage("a", Percentage.ZERO))
                    .build();
            assertThatThrownBy(() -> FlagEvaluator.of(flag, percent(5)))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage("All variants of flag 'ranking' have 0%. Give at least one of them more.");
        }
    }
}
