package io.github.rolloutplanner.json;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.json.Node.BooleanNode;
import io.github.rolloutplanner.json.Node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** The A/B test in the form of the contract: its design, or nothing but {@code "enabled": false}. */
final class ContractAbTesting extends Codec<Optional<Experiment>> {
    @Override
    void write(Optional<Experiment> experiment, JsonOut out) throws IOException {
        if (experiment.isPresent()) {
            ContractExperiment.DESIGN.write(experiment.get(), out);
        } else {
            out.startObject();
            out.key(ContractExperiment.ENABLED);
            out.bool(false);
            out.endObject();
        }
    }

    @Override
    @Nullable
    @SuppressWarnings("NullableOptional") // null, as in every codec, says that a problem was reported
    Optional<Experiment> read(Node node, Problems problems) {
        if (isNone(node)) {
            return Optional.empty();
        }
        Experiment experiment = ContractExperiment.DESIGN.read(node, problems);
        return experiment == null ? null : Optional.of(experiment);
    }

    private static boolean isNone(Node node) {
        return node instanceof ObjectNode object
                && object.members().size() == 1
                && object.members().get(ContractExperiment.ENABLED) instanceof BooleanNode enabled
                && !enabled.value();
    }

    @Override
    Schema schema(Definitions definitions) {
        Schema none = Schema.ofType("object")
                .with("properties", new Schema().with(ContractExperiment.ENABLED, new Schema().with("const", false)))
                .with("required", List.of(ContractExperiment.ENABLED))
                .with("additionalProperties", false);
        return Schema.oneOf(List.of(none, ContractExperiment.DESIGN.schema(definitions)));
    }
}
