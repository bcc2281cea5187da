package io.github.rolloutplanner.internal.planning.delivery;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuide.Action;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuide.RatedRisk;
import io.github.rolloutplanner.internal.rules.ConfigurationPushRows;
import io.github.rolloutplanner.internal.rules.DependencyRows;
import io.github.rolloutplanner.internal.rules.DeploymentRows;
import io.github.rolloutplanner.internal.rules.FlagRows;
import io.github.rolloutplanner.internal.rules.FleetRows;
import io.github.rolloutplanner.internal.rules.InfrastructureRows;
import io.github.rolloutplanner.internal.rules.LibraryRows;
import io.github.rolloutplanner.internal.rules.MigrationRows;
import io.github.rolloutplanner.internal.rules.RollbackRows;
import io.github.rolloutplanner.internal.rules.StoreRows;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.ManualStep.Kind;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What each delivery adds to a plan. A flag adds nothing here: what a plan says of it depends on its segments and phases. */
public final class DeliveryGuides {
    private static final DeliveryGuide NOTHING = new DeliveryGuide(
            FlagRows.WORDS,
            List.of(),
            DependencyRows.AUTOMATIC_ROLLBACK,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static final Action PIN = new Action(Kind.REDEPLOY, DeploymentRows.PIN);
    private static final Action REPLACE = new Action(Kind.REDEPLOY, RollbackRows.REDEPLOY);

    private static final DeliveryGuide TRAFFIC_WEIGHT = new DeliveryGuide(
            DeploymentRows.WEIGHT_WORDS,
            List.of(new Action(Kind.SHIFT_TRAFFIC, DeploymentRows.SHIFT), PIN),
            DeploymentRows.AUTOMATION,
            List.of(DeploymentRows.PREPARATION),
            List.of(DeploymentRows.ROUTER, DeploymentRows.CAPACITY),
            List.of(DeploymentRows.TESTED),
            List.of(DeploymentRows.WEIGHT),
            List.of(DeploymentRows.RETIRE),
            List.of(new RatedRisk(Severity.MEDIUM, DeploymentRows.MIXED)),
            List.of());

    private static final DeliveryGuide BLUE_GREEN = new DeliveryGuide(
            DeploymentRows.SWITCH_WORDS,
            List.of(new Action(Kind.SHIFT_TRAFFIC, DeploymentRows.SWITCH_BACK), PIN),
            DeploymentRows.AUTOMATION,
            List.of(DeploymentRows.PREPARATION),
            List.of(DeploymentRows.CAPACITY),
            List.of(DeploymentRows.TESTED),
            List.of(),
            List.of(DeploymentRows.RETIRE),
            List.of(new RatedRisk(Severity.HIGH, DeploymentRows.WARM)),
            List.of());

    private static final DeliveryGuide REPLACEMENT = new DeliveryGuide(
            DeploymentRows.REPLACEMENT_WORDS,
            List.of(REPLACE),
            DependencyRows.AUTOMATIC_REDEPLOY,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static final DeliveryGuide PUSH = new DeliveryGuide(
            ConfigurationPushRows.WORDS,
            List.of(
                    new Action(Kind.REDEPLOY, ConfigurationPushRows.PUSH_BACK),
                    new Action(Kind.REDEPLOY, ConfigurationPushRows.STUCK)),
            ConfigurationPushRows.AUTOMATION,
            List.of(ConfigurationPushRows.PREPARATION),
            List.of(ConfigurationPushRows.STAGES, ConfigurationPushRows.LAST_GOOD, ConfigurationPushRows.VALIDATION),
            List.of(ConfigurationPushRows.DRY_RUN),
            List.of(ConfigurationPushRows.STAGED),
            List.of(ConfigurationPushRows.STORE),
            List.of(
                    new RatedRisk(Severity.HIGH, ConfigurationPushRows.UNREADABLE),
                    new RatedRisk(Severity.MEDIUM, ConfigurationPushRows.PUSH_SYSTEM)),
            List.of());

    private static final DeliveryGuide UNSTAGED_PUSH = new DeliveryGuide(
            ConfigurationPushRows.WORDS,
            PUSH.rollback(),
            PUSH.automation(),
            List.of(),
            List.of(ConfigurationPushRows.LAST_GOOD, ConfigurationPushRows.VALIDATION),
            PUSH.before(),
            List.of(),
            PUSH.after(),
            PUSH.risks(),
            List.of(ConfigurationPushRows.STAGE_IT));

    private static final DeliveryGuide FLEET = new DeliveryGuide(
            FleetRows.WORDS,
            List.of(
                    new Action(Kind.HALT, FleetRows.STOP),
                    new Action(Kind.REDEPLOY, FleetRows.PREVIOUS),
                    new Action(Kind.REDEPLOY, FleetRows.BY_HAND)),
            DependencyRows.AUTOMATIC_STOP,
            List.of(FleetRows.PREPARATION),
            List.of(FleetRows.MANAGER, FleetRows.WATCHDOG, FleetRows.INVENTORY),
            List.of(FleetRows.VARIANTS),
            List.of(FleetRows.HEARTBEAT),
            List.of(FleetRows.STRAGGLERS),
            List.of(new RatedRisk(Severity.MEDIUM, FleetRows.OFFLINE)),
            List.of());

    private static final DeliveryGuide INFRASTRUCTURE = new DeliveryGuide(
            InfrastructureRows.WORDS,
            List.of(
                    new Action(Kind.SHIFT_TRAFFIC, InfrastructureRows.DRAIN),
                    new Action(Kind.REDEPLOY, InfrastructureRows.REAPPLY)),
            InfrastructureRows.AUTOMATION,
            List.of(InfrastructureRows.PREPARATION),
            List.of(InfrastructureRows.DRAINABLE, InfrastructureRows.SPARE, InfrastructureRows.ACCESS),
            List.of(InfrastructureRows.DRIFT),
            List.of(InfrastructureRows.ONE_AT_A_TIME),
            List.of(InfrastructureRows.CONVERGED),
            List.of(new RatedRisk(Severity.HIGH, InfrastructureRows.SHARED)),
            List.of());

    private static final DeliveryGuide MIGRATION = new DeliveryGuide(
            MigrationRows.WORDS,
            List.of(
                    new Action(Kind.SHIFT_TRAFFIC, MigrationRows.READ_BACK),
                    new Action(Kind.REVERT_DATA, MigrationRows.COMPARE),
                    new Action(Kind.FIX_FORWARD, MigrationRows.FORWARD)),
            MigrationRows.AUTOMATION,
            List.of(MigrationRows.PREPARATION),
            List.of(MigrationRows.BACKUP, MigrationRows.BACKFILL_JOB, MigrationRows.COMPARISON),
            List.of(MigrationRows.DURATION),
            List.of(MigrationRows.LAG),
            List.of(MigrationRows.REMOVE),
            List.of(
                    new RatedRisk(Severity.HIGH, MigrationRows.DIVERGE),
                    new RatedRisk(Severity.CRITICAL, MigrationRows.TOO_EARLY)),
            List.of());

    private static final RatedRisk INSTALLED = new RatedRisk(Severity.HIGH, StoreRows.NO_UNDO);
    private static final DeliveryGuide APPLE =
            ofStore(StoreRows.PAUSE, INSTALLED, new RatedRisk(Severity.LOW, StoreRows.BY_HAND));
    private static final DeliveryGuide GOOGLE_PLAY = ofStore(StoreRows.HALT, INSTALLED);

    private static final DeliveryGuide RELEASE = new DeliveryGuide(
            LibraryRows.RELEASE_WORDS,
            List.of(new Action(Kind.FIX_FORWARD, LibraryRows.NEW_VERSION), new Action(Kind.HALT, LibraryRows.WITHDRAW)),
            DependencyRows.AUTOMATIC_STOP,
            List.of(LibraryRows.PREPARATION),
            List.of(),
            List.of(LibraryRows.COMPATIBILITY),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static final DeliveryGuide REMOVAL = new DeliveryGuide(
            LibraryRows.REMOVAL_WORDS,
            List.of(
                    new Action(Kind.HALT, LibraryRows.END_BROWNOUT),
                    new Action(Kind.FIX_FORWARD, LibraryRows.NEW_VERSION)),
            LibraryRows.AUTOMATION,
            List.of(LibraryRows.PREPARATION),
            List.of(LibraryRows.USAGE, LibraryRows.REPLACEMENT),
            List.of(LibraryRows.COMPATIBILITY),
            List.of(LibraryRows.CALLS),
            List.of(LibraryRows.CLOSE),
            List.of(new RatedRisk(Severity.HIGH, LibraryRows.UNREACHED)),
            List.of(LibraryRows.EXCEPTIONS));

    private DeliveryGuides() {}

    private static DeliveryGuide ofStore(Rule halt, RatedRisk... risks) {
        return new DeliveryGuide(
                StoreRows.WORDS,
                List.of(
                        new Action(Kind.HALT, halt),
                        new Action(Kind.REDEPLOY, StoreRows.SERVER),
                        new Action(Kind.FIX_FORWARD, StoreRows.FIX)),
                StoreRows.AUTOMATION,
                List.of(StoreRows.PREPARATION),
                List.of(StoreRows.REVIEW, StoreRows.CRASHES, StoreRows.COMPATIBLE),
                List.of(StoreRows.NUMBER),
                List.of(StoreRows.ADOPTION),
                List.of(StoreRows.OLD_VERSIONS),
                List.of(risks),
                List.of());
    }

    /**
     * What a delivery adds.
     *
     * @param breaks whether the change breaks what others rely on
     */
    public static DeliveryGuide of(Delivery delivery, boolean breaks) {
        return switch (delivery.kind()) {
            case FEATURE_FLAG -> NOTHING;
            case DEPLOYMENT -> ofDeployment(((Delivery.Deployment) delivery).by());
            case CONFIGURATION_PUSH -> ((Delivery.ConfigurationPush) delivery).isStaged() ? PUSH : UNSTAGED_PUSH;
            case APP_STORE -> ((Delivery.AppStore) delivery).store() == Delivery.Store.APPLE ? APPLE : GOOGLE_PLAY;
            case FLEET -> FLEET;
            case INFRASTRUCTURE -> INFRASTRUCTURE;
            case DATA_MIGRATION -> MIGRATION;
            case LIBRARY -> breaks ? REMOVAL : RELEASE;
        };
    }

    private static DeliveryGuide ofDeployment(Delivery.Deployment.Switch by) {
        return switch (by) {
            case TRAFFIC_WEIGHT -> TRAFFIC_WEIGHT;
            case BLUE_GREEN -> BLUE_GREEN;
            case REPLACEMENT -> REPLACEMENT;
        };
    }
}
