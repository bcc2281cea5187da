package io.github.rolloutplanner.flag;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.Evaluation.Group;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlagPreviewTest {
    private static final int USERS = 25_000;

    private final FlagEvaluator evaluator = FlagEvaluator.of(AskedFlags.checkout(), percent(10));

    /** Of ten users one is internal, one is in beta, one is both and blocked. */
    private static EvaluationContext user(int id) {
        EvaluationContext user = AskedFlags.user(id);
        return switch (id % 10) {
            case 0 -> user.with("user.email", "a@company.com");
            case 1 -> user.with("user.tier", "beta");
            case 2 ->
                user.with("user.email", "b@company.com")
                        .with("user.tier", "beta")
                        .inSegments("blocked");
            default -> user;
        };
    }

    private static Stream<EvaluationContext> users() {
        return IntStream.range(0, USERS).mapToObj(FlagPreviewTest::user);
    }

    @Test
    void countsUsersByRuleAndBuckets() {
        FlagPreview preview = evaluator.preview(users());
        assertThat(preview.users()).isEqualTo(USERS);
        assertThat(preview.inSegment("internal")).isEqualTo(USERS / 10);
        assertThat(preview.inSegment("beta")).isEqualTo(USERS / 10);
        assertThat(preview.inSegment("blocked")).isEqualTo(USERS / 10);
        assertThat(preview.inSegment("Internal")).isEqualTo(USERS / 10);
        assertThat(preview)
                .asString()
                .startsWith("blocked: " + String.format(java.util.Locale.ROOT, "%,d", USERS / 10));
        assertThatThrownBy(() -> preview.inSegment("press"))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("No rule is for segment 'press'. Ask for one of these: [blocked, internal, beta].");
        assertThat(preview.exposed()).isEqualTo(2 * USERS / 10 + preview.inGroup(Group.TREATED));
        assertThat(preview.counts())
                .extracting(FlagPreview.Count::answer)
                .containsExactlyElementsOf(evaluator.answers());
    }

    @Test
    void countsWhatIsEvaluated() {
        FlagPreview preview = evaluator.preview(users());
        assertThat(preview.counts())
                .allSatisfy(count -> assertThat(count.users())
                        .isEqualTo(
                                users().filter(user -> evaluator.evaluate(user).equals(count.answer()))
                                        .count()));
        assertThat(evaluator.preview(users().parallel())).isEqualTo(preview);
    }

    @Test
    void saysHowFarItIs() {
        List<Long> progress = new ArrayList<>();
        evaluator.preview(users(), progress::add);
        assertThat(progress).containsExactly(10_000L, 20_000L, 25_000L);
        progress.clear();
        evaluator.preview(users().limit(20_000), progress::add);
        assertThat(progress).containsExactly(10_000L, 20_000L);
    }

    @Test
    void ofNoUsersIsZero() {
        List<Long> progress = new ArrayList<>();
        FlagPreview preview = evaluator.preview(Stream.of(), progress::add);
        assertThat(preview.users()).isZero();
        assertThat(preview.exposed()).isZero();
        assertThat(progress).containsExactly(0L);
    }

    @Test
    void theControlVariantIsNotExposed() {
        FlagPreview preview =
                FlagEvaluator.of(AskedFlags.ranking(), percent(100)).preview(users());
        assertThat(preview.exposed()).isEqualTo(preview.inGroup(Group.TREATED)).isBetween(12_000L, 13_000L);
        assertThat(preview.inGroup(Group.CONTROL)).isEqualTo(USERS - preview.exposed());
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> evaluator.preview(Stream.of((EvaluationContext) null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("users");
    }
}
