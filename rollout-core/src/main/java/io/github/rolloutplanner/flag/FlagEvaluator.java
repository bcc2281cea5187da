package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Answers what a flag gives to a user, and why.
 *
 * <p>The {@linkplain FeatureFlag#rules() rules} are asked in their order; the first one whose condition the user meets decides, and
 * a rule without a condition is for the members of the segment that it names. Whoever meets none is in the percentage p or not, by
 * the {@linkplain Bucketing#exposed bucket} of the bucketing key:
 *
 * <pre>
 *               treated    neither        control
 * up to 50 %    0 .. p     p .. 100 - p   100 - p .. 100
 * above 50 %    0 .. p                    p .. 100
 * </pre>
 *
 * <p>So treated users and the control group are equal in size up to 50 %, and whoever is in one of them stays there while the
 * percentage grows to 50 %; treated users stay treated up to 100 %. In a multivariate flag those in the percentage get a variant by
 * their {@linkplain Bucketing#variant other bucket}; the control group are those who get the default variant there, or the first one
 * if the default value is none.
 *
 * <p>Immutable and safe for any number of threads. To {@link #evaluate} allocates nothing: all answers exist beforehand.
 *
 * @since 0.1.0
 */
public final class FlagEvaluator {
    private static final int USERS_BETWEEN_PROGRESS = 10_000;

    private final FlagState flag;
    private final Bucketing bucketing;
    private final TargetingCondition[] conditions;
    private final Fallthrough fallthrough;
    private final Evaluation[] answers;

    private FlagEvaluator(FlagState flag) {
        this.flag = flag;
        List<TargetingRule> rules = flag.enabled() ? flag.rules() : List.of();
        this.bucketing = Bucketing.exposed(flag.key());
        this.conditions = rules.stream().map(FlagEvaluator::condition).toArray(TargetingCondition[]::new);
        this.fallthrough = new FallthroughDesign(flag).design();
        this.answers = Stream.concat(rules.stream().map(Evaluation::matched), fallthrough.outcomes().stream())
                .toArray(Evaluation[]::new);
    }

    private static TargetingCondition condition(TargetingRule rule) {
        return rule.condition().orElseGet(() -> TargetingCondition.inSegment(rule.segment()));
    }

    /**
     * A flag as it is set: in a phase of a plan, or now in a running rollout.
     *
     * @param flag the state of the flag
     * @return an evaluator
     * @throws RolloutException.InvalidValue if the percentage is below 0% or above 100%, or anything but these and the flag has no
     *     bucketing key, or if the flag has nothing to give to those who are in it
     */
    public static FlagEvaluator of(FlagState flag) {
        return new FlagEvaluator(requireNonNull(flag, "flag"));
    }

    /**
     * A flag that is live, with all its rules.
     *
     * @param flag the flag
     * @param exposed the percentage of the users without a rule who get it; of a multivariate flag those who get any variant, the
     *     control's included. {@link FeatureFlag#startPercentage()} is the one at the start
     * @return an evaluator
     * @throws RolloutException.InvalidValue as {@link #of(FlagState)} does
     */
    public static FlagEvaluator of(FeatureFlag flag, Percentage exposed) {
        return of(FlagState.live(requireNonNull(flag, "flag"), requireNonNull(exposed, "exposed")));
    }

    /**
     * A flag whose kill switch was used: all users get the default value, and no rule is asked.
     *
     * @param flag the flag
     * @return an evaluator
     */
    public static FlagEvaluator disabled(FeatureFlag flag) {
        return of(FlagState.disabled(requireNonNull(flag, "flag")));
    }

    /**
     * Answers what a user gets. Never throws: what is not known of the user meets no condition, and without a bucketing key the user
     * gets the default value between 0% and 100%.
     *
     * @param context what is known of the user
     * @return the value and why; one of the {@link #answers()}
     */
    public Evaluation evaluate(EvaluationContext context) {
        return answers[indexOf(requireNonNull(context, "context"))];
    }

    private int indexOf(EvaluationContext context) {
        for (int rule = 0; rule < conditions.length; rule++) {
            if (conditions[rule].matches(context)) {
                return rule;
            }
        }
        return conditions.length + fallthrough.outcomeOf(context);
    }

    /**
     * The bucket of a user that decides about the percentage, to explain an answer.
     *
     * @param context what is known of the user
     * @return a number from 0 to {@link Bucketing#BUCKETS} - 1; empty if the bucketing key is not known
     */
    public OptionalInt bucketOf(EvaluationContext context) {
        requireNonNull(context, "context");
        return flag.bucketBy()
                .flatMap(key -> Optional.ofNullable(context.key(key)))
                .map(id -> OptionalInt.of(bucketing.bucketOf(id)))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * All answers that users can get.
     *
     * @return those of the rules in their order, then those of the percentage
     */
    public List<Evaluation> answers() {
        return List.of(answers);
    }

    /**
     * Counts who would get what.
     *
     * @param users what is known of each user; read once, one after the other
     * @return how many get each answer
     */
    public FlagPreview preview(Stream<EvaluationContext> users) {
        return preview(users, counted -> {});
    }

    /**
     * Counts who would get what, and says how far it is.
     *
     * @param users what is known of each user; read once, one after the other
     * @param progress is given the number of users counted so far, after each ten thousand and at the end
     * @return how many get each answer
     */
    public FlagPreview preview(Stream<EvaluationContext> users, LongConsumer progress) {
        requireNonNull(progress, "progress");
        Iterator<EvaluationContext> next =
                requireNonNull(users, "users").sequential().iterator();
        long[] counts = new long[answers.length];
        long counted = 0;
        while (next.hasNext()) {
            counts[indexOf(requireNonNull(next.next(), "users"))]++;
            counted++;
            if (counted % USERS_BETWEEN_PROGRESS == 0 && next.hasNext()) {
                progress.accept(counted);
            }
        }
        progress.accept(counted);
        return FlagPreview.of(flag.defaultValue(), answers, counts);
    }

    @Override
    public String toString() {
        return "FlagEvaluator[" + flag.key() + ": " + answers() + "]";
    }
}
