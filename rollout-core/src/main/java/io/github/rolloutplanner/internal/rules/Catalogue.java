package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.stream.Stream;

/** All rules that give reasons, in the order in which a plan is derived. */
public final class Catalogue {
    private Catalogue() {}

    /** The rows of all tables. */
    public static List<Rule> rules() {
        return Stream.of(
                        ImpactRows.ALL,
                        RiskRows.ALL,
                        NeedRows.ALL,
                        ExperimentRows.ALL,
                        StrategyRows.ALL,
                        PhaseRows.ALL,
                        DeliveryRows.ALL,
                        DeploymentRows.ALL,
                        ConfigurationPushRows.ALL,
                        StoreRows.ALL,
                        FleetRows.ALL,
                        InfrastructureRows.ALL,
                        MigrationRows.ALL,
                        LibraryRows.ALL,
                        SoakRows.ALL,
                        UrgencyRows.ALL,
                        DeadlineRows.ALL,
                        EvidenceRows.ALL,
                        AssumptionRows.ALL,
                        GateRows.ALL,
                        SaturationRows.ALL,
                        FlagRows.ALL,
                        MonitoringRows.ALL,
                        ReactionRows.ALL,
                        RollbackRows.ALL,
                        CommunicationRows.ALL,
                        SuccessRows.ALL,
                        TimelineRows.ALL,
                        ScheduleRows.ALL,
                        DependencyRows.ALL,
                        RiskEntryRows.ALL,
                        RecommendationRows.ALL,
                        ChecklistRows.ALL,
                        PeopleRows.ALL,
                        ExpediteRows.ALL,
                        DecisionRows.ALL,
                        ReplanRows.ALL,
                        ReadOutRows.ALL,
                        DiffRows.ALL,
                        PortfolioRows.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
