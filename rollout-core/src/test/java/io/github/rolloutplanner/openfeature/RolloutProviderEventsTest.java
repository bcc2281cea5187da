package io.github.rolloutplanner.openfeature;

import static io.github.rolloutplanner.openfeature.Served.CHECKOUT;
import static io.github.rolloutplanner.openfeature.Served.RANKING;
import static io.github.rolloutplanner.openfeature.Served.checkout;
import static io.github.rolloutplanner.openfeature.Served.clientOf;
import static io.github.rolloutplanner.openfeature.Served.disabled;
import static io.github.rolloutplanner.openfeature.Served.domain;
import static io.github.rolloutplanner.openfeature.Served.idBelow;
import static io.github.rolloutplanner.openfeature.Served.live;
import static io.github.rolloutplanner.openfeature.Served.ranking;
import static io.github.rolloutplanner.openfeature.Served.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EventDetails;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.NoOpProvider;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderState;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handlers are told what changed, and those who ask get the one state or the other. */
class RolloutProviderEventsTest {
    private static final long SECONDS = 10;

    private final RolloutProvider provider = RolloutProvider.of(live(checkout(5), ranking(5)));
    private final Client client = clientOf(provider);
    private final BlockingQueue<EventDetails> told = new LinkedBlockingQueue<>();

    private EventDetails nextEvent() throws InterruptedException {
        EventDetails event = told.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    @Test
    @Tag("openfeature:5.3.1")
    @Tag("openfeature:5.3.3")
    void isReadyOnceItIsSet() throws InterruptedException {
        client.onProviderReady(told::add);
        nextEvent();
        assertThat(client.getProviderState()).isEqualTo(ProviderState.READY);
    }

    @Test
    @Tag("openfeature:5.1.2")
    @Tag("openfeature:5.2.3")
    void tellsWhichFlagsChanged() throws InterruptedException {
        client.onProviderConfigurationChanged(told::add);
        provider.update(live(checkout(25), ranking(5)));
        EventDetails event = nextEvent();
        assertThat(event.getFlagsChanged()).containsExactly(CHECKOUT);
        assertThat(event.getProviderName()).isEqualTo("Rollout Planner");
        assertThat(client.getBooleanValue(CHECKOUT, false, user(idBelow(25)))).isTrue();

        provider.update(live(disabled(), ranking(50)));
        assertThat(nextEvent().getFlagsChanged()).containsExactly(CHECKOUT, RANKING);
        assertThat(client.getBooleanValue(CHECKOUT, true, user(idBelow(5)))).isFalse();
    }

    @Test
    void tellsNothingWhereNothingChanged() throws InterruptedException {
        client.onProviderConfigurationChanged(told::add);
        provider.update(live(checkout(5), ranking(5)));
        provider.update(live());
        provider.update(live(ranking(10)));
        assertThat(nextEvent().getFlagsChanged()).containsExactly(RANKING);
        assertThat(told).isEmpty();
    }

    @Test
    void flagsOfOtherRolloutsStay() throws InterruptedException {
        RolloutProvider one = RolloutProvider.of(live(checkout(100)));
        Client ofBoth = clientOf(one);
        ofBoth.onProviderConfigurationChanged(told::add);
        one.update(live(ranking(0)));
        assertThat(nextEvent().getFlagsChanged()).containsExactly(RANKING);
        assertThat(ofBoth.getBooleanValue(CHECKOUT, false)).isTrue();
        assertThat(ofBoth.getStringValue(RANKING, "none")).isEqualTo("classic");
    }

    @Test
    @Tag("openfeature:5.1.3")
    void otherClientsAreToldNothing() throws InterruptedException {
        BlockingQueue<EventDetails> toldToOthers = new LinkedBlockingQueue<>();
        clientOf(checkout(5)).onProviderConfigurationChanged(toldToOthers::add);
        client.onProviderConfigurationChanged(told::add);
        provider.update(live(checkout(25)));
        nextEvent();
        assertThat(toldToOthers).isEmpty();
    }

    @Test
    @Tag("openfeature:5.2.5")
    void aHandlerThatFailsKeepsNoOtherFromBeingTold() throws InterruptedException {
        client.onProviderConfigurationChanged(event -> {
            throw new IllegalStateException("a handler that fails");
        });
        client.onProviderConfigurationChanged(told::add);
        provider.update(live(checkout(25)));
        assertThat(nextEvent().getFlagsChanged()).containsExactly(CHECKOUT);
    }

    @Test
    @Tag("openfeature:1.1.2.3")
    @Tag("openfeature:2.5.1")
    void canBeUpdatedWhenItIsNotUsedAnyMore() {
        String domain = domain();
        RolloutProvider old = RolloutProvider.of(live(checkout(0)));
        OpenFeatureAPI.getInstance().setProviderAndWait(domain, old);
        OpenFeatureAPI.getInstance().setProviderAndWait(domain, new NoOpProvider());
        old.shutdown();
        old.update(live(checkout(100)));
        assertThat(old.getBooleanEvaluation(CHECKOUT, false, null).getValue()).isTrue();
        assertThat(OpenFeatureAPI.getInstance().getClient(domain).getBooleanValue(CHECKOUT, false))
                .isFalse();
    }

    @Test
    void canBeUpdatedBetweenItsShutdownAndItsRemoval() {
        provider.shutdown();
        provider.update(live(checkout(100)));
        assertThat(client.getBooleanValue(CHECKOUT, false)).isTrue();
    }

    /** In one state the reason is STATIC and the value true, in the other DISABLED and false. */
    @Test
    void whoAsksWhileItIsUpdatedGetsOneStateOrTheOther() throws Exception {
        provider.update(live(checkout(100)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> asks = () -> {
                for (int asked = 0; asked < 20_000; asked++) {
                    FlagEvaluationDetails<Boolean> details = client.getBooleanDetails(CHECKOUT, false, user("ann"));
                    if (details.getErrorCode() != null
                            || details.getValue() != details.getReason().equals("STATIC")) {
                        return false;
                    }
                }
                return true;
            };
            List<Future<Boolean>> asking = List.of(threads.submit(asks), threads.submit(asks), threads.submit(asks));
            while (asking.stream().anyMatch(each -> !each.isDone())) {
                provider.update(live(disabled()));
                provider.update(live(checkout(100)));
            }
            for (Future<Boolean> each : asking) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anUnknownFlagIsKnownOnceItsRolloutStarts() {
        RolloutProvider empty = RolloutProvider.of(live());
        Client asking = clientOf(empty);
        assertThat(asking.getBooleanDetails(CHECKOUT, false).getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        empty.update(live(checkout(100)));
        assertThat(asking.getBooleanDetails(CHECKOUT, false).getErrorCode()).isNull();
    }
}
