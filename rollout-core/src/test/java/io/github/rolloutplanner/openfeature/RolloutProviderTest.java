package io.github.rolloutplanner.openfeature;

import static io.github.rolloutplanner.openfeature.Served.CHECKOUT;
import static io.github.rolloutplanner.openfeature.Served.RANKING;
import static io.github.rolloutplanner.openfeature.Served.checkout;
import static io.github.rolloutplanner.openfeature.Served.clientOf;
import static io.github.rolloutplanner.openfeature.Served.disabled;
import static io.github.rolloutplanner.openfeature.Served.idBelow;
import static io.github.rolloutplanner.openfeature.Served.idBetween;
import static io.github.rolloutplanner.openfeature.Served.idFrom;
import static io.github.rolloutplanner.openfeature.Served.live;
import static io.github.rolloutplanner.openfeature.Served.ranking;
import static io.github.rolloutplanner.openfeature.Served.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.FlagEvaluationOptions;
import dev.openfeature.sdk.Hook;
import dev.openfeature.sdk.HookContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderState;
import dev.openfeature.sdk.Value;
import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of OpenFeature gets. The tags are the requirements of its specification. */
class RolloutProviderTest {
    private final Client client = clientOf(checkout(5, "user.tier == 'beta'"), ranking(100));

    @Test
    @Tag("openfeature:2.1.1")
    void hasAName() {
        assertThat(OpenFeatureAPI.getInstance()
                        .getProviderMetadata(client.getMetadata().getDomain())
                        .getName())
                .isEqualTo("Rollout Planner");
    }

    @Test
    @Tag("openfeature:1.4.3")
    @Tag("openfeature:1.4.5")
    @Tag("openfeature:2.2.3")
    void aUserInThePercentageIsTreated() {
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails(CHECKOUT, false, user(idBelow(5)));
        assertThat(details.getFlagKey()).isEqualTo(CHECKOUT);
        assertThat(details.getValue()).isTrue();
        assertThat(details.getVariant()).isEqualTo("on");
        assertThat(details.getReason()).isEqualTo("SPLIT");
        assertThat(metadata(details))
                .containsOnly(
                        Map.entry("bucketing", CHECKOUT + ":exposed"),
                        Map.entry("bucketFrom", 0),
                        Map.entry("bucketTo", 5_000_000),
                        Map.entry("group", "treated"));
    }

    @Test
    void aUserAboveIsNotAndMayBeCompared() {
        FlagEvaluationDetails<Boolean> control = client.getBooleanDetails(CHECKOUT, true, user(idFrom(95)));
        assertThat(control.getValue()).isFalse();
        assertThat(control.getVariant()).isEqualTo("off");
        assertThat(metadata(control)).containsEntry("group", "control").containsEntry("bucketFrom", 95_000_000);

        FlagEvaluationDetails<Boolean> neither = client.getBooleanDetails(CHECKOUT, true, user(idBetween(5, 95)));
        assertThat(neither.getValue()).isFalse();
        assertThat(metadata(neither)).doesNotContainKey("group").containsEntry("bucketTo", 95_000_000);
    }

    @Test
    @Tag("openfeature:1.4.6")
    @Tag("openfeature:1.4.7")
    @Tag("openfeature:1.4.14")
    @Tag("openfeature:2.2.4")
    @Tag("openfeature:2.2.5")
    @Tag("openfeature:2.2.9")
    void aRuleIsNamed() {
        FlagEvaluationDetails<Boolean> details =
                client.getBooleanDetails(CHECKOUT, false, user(idFrom(5), "user.tier", new Value("beta")));
        assertThat(details.getValue()).isTrue();
        assertThat(details.getReason()).isEqualTo("TARGETING_MATCH");
        assertThat(details.getVariant()).isEqualTo("on");
        assertThat(metadata(details)).containsOnly(Map.entry("segment", "segment 0"));
    }

    @Test
    @Tag("openfeature:2.2.6")
    @Tag("openfeature:2.3.2")
    void anAnswerIsNoError() {
        FlagEvaluationDetails<String> details = client.getStringDetails(RANKING, "none", user("ann"));
        assertThat(details.getErrorCode()).isNull();
        assertThat(details.getErrorMessage()).isNull();
        assertThat(details.getReason()).isEqualTo("SPLIT");
        assertThat(details.getValue()).isIn("classic", "semantic").isEqualTo(details.getVariant());
        assertThat(metadata(details)).containsEntry("bucketing", RANKING + ":variant");
    }

    @ParameterizedTest
    @CsvSource({"0, false, off", "100, true, on"})
    void allUsersGetTheSameForAStaticReason(double percentage, boolean value, String variant) {
        FlagEvaluationDetails<Boolean> details = clientOf(checkout(percentage)).getBooleanDetails(CHECKOUT, !value);
        assertThat(details.getValue()).isEqualTo(value);
        assertThat(details.getVariant()).isEqualTo(variant);
        assertThat(details.getReason()).isEqualTo("STATIC");
        assertThat(details.getFlagMetadata().isEmpty()).isTrue();
    }

    @Test
    void whoMeetsNoRuleOfAFlagWithoutPercentageGetsTheDefault() {
        FlagEvaluationDetails<Boolean> details =
                clientOf(checkout(0, "user.tier == 'beta'")).getBooleanDetails(CHECKOUT, true, ImmutableContext.EMPTY);
        assertThat(details.getValue()).isFalse();
        assertThat(details.getReason()).isEqualTo("DEFAULT");
        assertThat(details.getErrorCode()).isNull();
    }

    @Test
    void afterARollbackAllUsersAreOffWhetherTheyHaveAKeyOrNot() {
        Client off = clientOf(disabled());
        for (ImmutableContext context : List.of(user(idBelow(5)), ImmutableContext.EMPTY)) {
            FlagEvaluationDetails<Boolean> details = off.getBooleanDetails(CHECKOUT, true, context);
            assertThat(details.getValue()).isFalse();
            assertThat(details.getReason()).isEqualTo("DISABLED");
        }
    }

    @Test
    @Tag("openfeature:1.4.8")
    @Tag("openfeature:1.4.9")
    @Tag("openfeature:1.4.10")
    @Tag("openfeature:2.2.7")
    void anUnknownFlagGivesTheDefaultOfTheCaller() {
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails("other", true, user("ann"));
        assertError(details, ErrorCode.FLAG_NOT_FOUND, true);
        assertThat(details.getErrorMessage()).isEqualTo("No rollout has a flag 'other'.");
    }

    @Test
    void withoutAKeyNobodyCanBeSplit() {
        FlagEvaluationDetails<Boolean> details =
                client.getBooleanDetails(CHECKOUT, true, new ImmutableContext(Map.of("email", new Value("a"))));
        assertError(details, ErrorCode.TARGETING_KEY_MISSING, true);
        assertThat(details.getErrorMessage()).contains("'one-page-checkout'", "'user.id'");
        assertError(client.getStringDetails(RANKING, "none"), ErrorCode.TARGETING_KEY_MISSING, "none");
        assertError(client.getBooleanDetails(CHECKOUT, true, user("")), ErrorCode.TARGETING_KEY_MISSING, true);
    }

    @Test
    void aRuleNeedsNoKey() {
        FlagEvaluationDetails<Boolean> details =
                client.getBooleanDetails(CHECKOUT, false, new ImmutableContext(Map.of("user.tier", new Value("beta"))));
        assertThat(details.getValue()).isTrue();
        assertThat(details.getErrorCode()).isNull();
    }

    @Test
    @Tag("openfeature:1.3.4")
    void whatIsAskedForByAnotherTypeIsAMismatch() {
        ImmutableContext ann = user("ann");
        assertError(client.getStringDetails(CHECKOUT, "none", ann), ErrorCode.TYPE_MISMATCH, "none");
        assertError(client.getBooleanDetails(RANKING, true, ann), ErrorCode.TYPE_MISMATCH, true);
        assertError(client.getIntegerDetails(CHECKOUT, 3, ann), ErrorCode.TYPE_MISMATCH, 3);
        assertError(client.getLongDetails(CHECKOUT, 4L, ann), ErrorCode.TYPE_MISMATCH, 4L);
        assertError(client.getDoubleDetails(RANKING, 0.5, ann), ErrorCode.TYPE_MISMATCH, 0.5);
        Value value = new Value("v");
        assertError(client.getObjectDetails(RANKING, value, ann), ErrorCode.TYPE_MISMATCH, value);
        assertThat(client.getStringDetails(CHECKOUT, "none", ann).getErrorMessage())
                .isEqualTo("Flag 'one-page-checkout' is on or off: ask for a boolean, not for type String.");
    }

    @Test
    void aDefaultOfNullIsNoMistake() {
        assertThat(client.getStringValue("other", null, user("ann"))).isNull();
        assertThat(client.getBooleanDetails(CHECKOUT, null, user(idBelow(5))).getValue())
                .isTrue();
    }

    private static <T> void assertError(FlagEvaluationDetails<T> details, ErrorCode code, T value) {
        assertThat(details.getErrorCode()).isEqualTo(code);
        assertThat(details.getReason()).isEqualTo("ERROR");
        assertThat(details.getValue()).isEqualTo(value);
    }

    private static Map<String, Object> metadata(FlagEvaluationDetails<?> details) {
        return details.getFlagMetadata().asUnmodifiableMap();
    }

    @Test
    @Tag("openfeature:1.1.2.2")
    @Tag("openfeature:1.7.6")
    void beforeItIsReadyTheCallerGetsTheDefault() throws InterruptedException {
        CountDownLatch isReady = new CountDownLatch(1);
        String domain = Served.domain();
        Client early = OpenFeatureAPI.getInstance().getClient(domain);
        OpenFeatureAPI.getInstance().setProvider(domain, new Slow(isReady));
        assertError(early.getBooleanDetails(CHECKOUT, true), ErrorCode.PROVIDER_NOT_READY, true);

        CountDownLatch told = new CountDownLatch(1);
        early.onProviderReady(event -> told.countDown());
        isReady.countDown();
        told.await();
        assertThat(early.getProviderState()).isEqualTo(ProviderState.READY);
        assertThat(early.getBooleanDetails(CHECKOUT, true).getValue()).isFalse();
    }

    /** One that has the provider, and takes its time. */
    private static final class Slow extends Delegate {
        private final CountDownLatch isReady;

        Slow(CountDownLatch isReady) {
            super(RolloutProvider.of(live(checkout(0))));
            this.isReady = isReady;
        }

        @Override
        public void initialize(dev.openfeature.sdk.EvaluationContext context) throws Exception {
            isReady.await();
        }
    }

    @Test
    @Tag("openfeature:4.3.5")
    @Tag("openfeature:4.4.2")
    void hooksRunAroundAnAnswer() {
        List<String> stages = new ArrayList<>();
        FlagEvaluationOptions options =
                FlagEvaluationOptions.builder().hook(new Recorder(stages)).build();
        client.getBooleanValue(CHECKOUT, false, user(idBelow(5)), options);
        assertThat(stages).containsExactly("before Rollout Planner", "after SPLIT", "finally null");
    }

    @Test
    @Tag("openfeature:4.3.7")
    void hooksRunAroundAnError() {
        List<String> stages = new ArrayList<>();
        FlagEvaluationOptions options =
                FlagEvaluationOptions.builder().hook(new Recorder(stages)).build();
        client.getBooleanValue(CHECKOUT, false, ImmutableContext.EMPTY, options);
        assertThat(stages)
                .containsExactly(
                        "before Rollout Planner", "error TargetingKeyMissingError", "finally TARGETING_KEY_MISSING");
    }

    private record Recorder(List<String> stages) implements Hook<Object> {
        @Override
        public Optional<dev.openfeature.sdk.EvaluationContext> before(
                HookContext<Object> context, Map<String, Object> hints) {
            stages.add("before " + context.getProviderMetadata().getName());
            return Optional.empty();
        }

        @Override
        public void after(
                HookContext<Object> context, FlagEvaluationDetails<Object> details, Map<String, Object> hints) {
            stages.add("after " + details.getReason());
        }

        @Override
        public void error(HookContext<Object> context, Exception error, Map<String, Object> hints) {
            stages.add("error " + error.getClass().getSimpleName());
        }

        @Override
        public void finallyAfter(
                HookContext<Object> context, FlagEvaluationDetails<Object> details, Map<String, Object> hints) {
            stages.add("finally " + details.getErrorCode());
        }
    }

    @Test
    void whoeverChangesAnAnswerChangesNoOther() {
        RolloutProvider provider = RolloutProvider.of(live(checkout(100)));
        ProviderEvaluation<Boolean> answer = provider.getBooleanEvaluation(CHECKOUT, false, null);
        answer.setValue(false);
        answer.setErrorCode(ErrorCode.GENERAL);
        assertThat(provider.getBooleanEvaluation(CHECKOUT, false, null).getValue())
                .isTrue();
        assertThat(provider.getBooleanEvaluation(CHECKOUT, false, null).getErrorCode())
                .isNull();
    }

    @Test
    void aFlagThatCannotBeEvaluatedIsRefusedAndChangesNothing() {
        RolloutProvider provider = RolloutProvider.of(live(checkout(0)));
        FlagState split = new FlagState(
                "other", true, FlagValue.of(false), List.of(), Percentage.percent(5), List.of(), Optional.empty());
        assertThatThrownBy(() -> provider.update(live(checkout(100), split)))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageContaining("'other'");
        assertThat(provider.getBooleanEvaluation(CHECKOUT, true, null).getValue())
                .isFalse();
    }

    @Test
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> RolloutProvider.of((LiveState) null))
                .withMessage("live");
        RolloutProvider provider = RolloutProvider.of(live());
        assertThatNullPointerException().isThrownBy(() -> provider.follow(null)).withMessage("rollout");
        assertThatNullPointerException().isThrownBy(() -> provider.update(null)).withMessage("live");
        assertThatNullPointerException()
                .isThrownBy(() -> provider.getBooleanEvaluation(null, true, null))
                .withMessage("key");
        assertError(client.getBooleanDetails(null, true), ErrorCode.GENERAL, true);
    }
}
