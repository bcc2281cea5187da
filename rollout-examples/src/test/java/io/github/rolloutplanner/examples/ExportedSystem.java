package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A system, and what it makes of plans.
 *
 * @param name what the column is called
 * @param delivery what it carries out
 * @param export how a plan is written
 */
record ExportedSystem(String name, Delivery delivery, Function<RolloutPlan, Export> export) {

    static ExportedSystem ofFlags(FlagExporter exporter) {
        return new ExportedSystem(exporter.system(), Delivery.featureFlag(), plan -> ofPhases(exporter, plan));
    }

    static ExportedSystem of(String name, Delivery delivery, PlanExporter exporter) {
        return new ExportedSystem(name, delivery, exporter::export);
    }

    /** The flags of all phases, as they are exported one after the other. */
    private static Export ofPhases(FlagExporter exporter, RolloutPlan plan) {
        StringBuilder documents = new StringBuilder();
        List<Loss> losses = new ArrayList<>();
        plan.phases().forEach(phase -> {
            Export export = exporter.export(plan.flagsAt(phase));
            documents.append(export.document());
            losses.addAll(export.losses());
        });
        return new Export(exporter.system(), documents.toString(), losses);
    }

    /** What becomes of a feature. */
    enum Fate {
        /** The document says it: it is another one without the feature, and nothing is lost. */
        CARRIED("carried"),
        /** The document is written, and does not say it. */
        LOST("lost"),
        /** There is no document. */
        REFUSED("refused"),
        /** The document is the same without the feature, and no loss is reported. */
        UNCONCERNED("-");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    Fate fateOf(ExportedFeature feature) {
        try {
            Export with = export.apply(feature.with());
            if (with.losses().stream().anyMatch(feature.isLost())) {
                return Fate.LOST;
            }
            return saysTheSame(with, feature.without()) ? Fate.UNCONCERNED : Fate.CARRIED;
        } catch (ExportRefusedException refused) {
            assertThat(refused.refusals())
                    .as("%s is refused for something else than %s", name, feature.words())
                    .anyMatch(feature.isLost());
            return Fate.REFUSED;
        }
    }

    /** A plan without the feature that is not written shows nothing. */
    private boolean saysTheSame(Export with, RolloutPlan without) {
        try {
            return export.apply(without).document().equals(with.document());
        } catch (ExportRefusedException refused) {
            return true;
        }
    }
}
