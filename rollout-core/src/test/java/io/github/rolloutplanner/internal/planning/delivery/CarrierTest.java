package io.github.rolloutplanner.internal.planning.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Delivery.Kind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierTest {

    private static Change.Builder change(Trait... traits) {
        return Change.named("Sensor 7").addTraits(traits);
    }

    private static Carrier carrier(Change.Builder change) {
        return Carrier.of(change.build(), true);
    }

    private static List<String> rules(Carrier carrier) {
        return carrier.reasons().stream().map(Reason::rule).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "KERNEL_OR_AGENT, FLEET, host",
        "DATA_MIGRATION, DATA_MIGRATION, read",
        "GLOBAL_CONFIG, CONFIGURATION_PUSH, host",
        "CONFIGURATION, CONFIGURATION_PUSH, host"
    })
    void followsFromATrait(Trait trait, Kind kind, String unit) {
        Carrier carrier = carrier(change(trait));

        assertThat(carrier.delivery().kind()).isEqualTo(kind);
        assertThat(carrier.unit()).isEqualTo(unit);
        assertThat(rules(carrier)).containsExactly("delivery.trait");
    }

    @Test
    void ofSeveralTraitsTheAgentDecides() {
        assertThat(carrier(change(
                                Trait.CONFIGURATION, Trait.GLOBAL_CONFIG, Trait.DATA_MIGRATION, Trait.KERNEL_OR_AGENT))
                        .delivery())
                .isEqualTo(Delivery.fleet());
    }

    @Test
    void isAFlagWhereNothingIsKnown() {
        Carrier carrier = carrier(change(Trait.PAYMENTS));

        assertThat(carrier.byFlag()).isTrue();
        assertThat(rules(carrier)).containsExactly("delivery.assumed");
    }

    @Test
    void isARegularDeploymentWhereNoPhasesAreNeeded() {
        Carrier carrier = Carrier.of(change(Trait.CONFIGURATION).build(), false);

        assertThat(carrier.delivery()).isEqualTo(Delivery.replacement());
        assertThat(rules(carrier)).containsExactly("delivery.regular");
    }

    @Test
    void isAFlagWhereOneIsNamedUnlessTheChangeRunsOnHosts() {
        Tooling unleash = Tooling.builder().flagSystem("Unleash").build();

        assertThat(rules(carrier(change(Trait.GLOBAL_CONFIG).tooling(unleash)))).containsExactly("delivery.flag-named");
        assertThat(rules(carrier(change(Trait.GLOBAL_CONFIG).flagKey("edge-rules"))))
                .containsExactly("delivery.flag-named");
        assertThat(carrier(change(Trait.KERNEL_OR_AGENT).tooling(unleash)).delivery())
                .isEqualTo(Delivery.fleet());
    }

    @Test
    void isNoMigrationWhereStepsAreGivenOrNothingCanGoBack() {
        Ladder own = Ladder.of(Step.of("Some", 10, Duration.ofDays(1)), Step.last("All"));

        assertThat(carrier(change(Trait.DATA_MIGRATION).ladder(own)).byFlag()).isTrue();
        assertThat(carrier(change(Trait.DATA_MIGRATION, Trait.IRREVERSIBLE)).byFlag())
                .isTrue();
        assertThat(carrier(change(Trait.CONFIGURATION).ladder(own)).delivery().kind())
                .isEqualTo(Kind.CONFIGURATION_PUSH);
    }

    @Test
    void isAFlagForAnExperiment() {
        ExperimentRequest question = ExperimentRequest.changing("Sales", Percentage.percent(5));

        assertThat(carrier(change(Trait.CONFIGURATION).experiment(question)).byFlag())
                .isTrue();
    }

    @Test
    void isWhatTheCallerSays() {
        Carrier carrier = carrier(change(Trait.KERNEL_OR_AGENT).addDeliveries(Delivery.deployment()));

        assertThat(carrier.delivery()).isEqualTo(Delivery.deployment());
        assertThat(rules(carrier)).containsExactly("delivery.given");
    }

    @Test
    void ofSeveralTheFlagCarriesAndTheBinaryGoesAhead() {
        Carrier carrier =
                carrier(change().addDeliveries(Delivery.appStore(Delivery.Store.APPLE), Delivery.featureFlag()));

        assertThat(carrier.byFlag()).isTrue();
        assertThat(carrier.others()).containsExactly(Delivery.appStore(Delivery.Store.APPLE));
        assertThat(carrier.reasons().get(1).facts())
                .containsEntry("delivery", "a feature flag")
                .containsEntry("others", "an app store release");
    }

    @Test
    void aMigrationCarriesAlsoBesideAFlag() {
        assertThat(carrier(change().addDeliveries(Delivery.featureFlag(), Delivery.dataMigration()))
                        .delivery())
                .isEqualTo(Delivery.dataMigration());
    }

    @Test
    void countsWhatThePopulationCounts() {
        Population kiosks = Population.ofUsersPerDay(500).withUnit("kiosk");

        assertThat(carrier(change(Trait.KERNEL_OR_AGENT).population(kiosks)).unit())
                .isEqualTo("kiosk");
        assertThat(carrier(change(Trait.DATA_MIGRATION).population(kiosks)).unit())
                .isEqualTo("read");
    }

    @Test
    void aFleetDoesNotGrow() {
        Change hosts = change(Trait.KERNEL_OR_AGENT)
                .population(Population.ofUsersPerDay(1_000).withUnit("host"))
                .build();

        Population known = Carrier.of(hosts, true).applied(hosts).population().orElseThrow();

        assertThat(known.usersPerWeek()).hasValue(1_000);
        assertThat(known.usersPerMonth()).hasValue(1_000);
    }

    @Test
    void aFleetIsThePopulationWhereNoneWasGiven() {
        Change fleet = change().addDeliveries(Delivery.fleet(40)).build();

        assertThat(Carrier.of(fleet, true).applied(fleet).population())
                .contains(Population.ofUsersPerDay(40)
                        .withUnit("host")
                        .withUsersPerWeek(40)
                        .withUsersPerMonth(40));
    }

    @Test
    void usersOfAServiceAreNotItsHosts() {
        Change service = change().addDeliveries(Delivery.fleet(40))
                .population(Population.ofUsersPerDay(9_000))
                .build();

        assertThat(Carrier.of(service, true).applied(service)).isEqualTo(service);
    }

    @Test
    void whatAFleetIsKnownToBringInAWeekStays() {
        Change devices = change(Trait.KERNEL_OR_AGENT)
                .population(Population.ofUsersPerDay(1_000).withUnit("host").withUsersPerWeek(1_500))
                .build();

        Population known =
                Carrier.of(devices, true).applied(devices).population().orElseThrow();

        assertThat(known.usersPerWeek()).isEqualTo(OptionalLong.of(1_500));
        assertThat(known.usersPerMonth()).isEqualTo(OptionalLong.of(1_500));
    }
}
