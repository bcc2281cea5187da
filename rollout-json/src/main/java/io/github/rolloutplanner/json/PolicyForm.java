package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** A policy, as far as it differs from the one that its document extends. */
final class PolicyForm extends NamedCodec<RolloutPolicy> {
    static final PolicyForm DECLARED = new PolicyForm(KnownStrategies.DECLARED);

    private static final String EXTENDS = "extends";
    private static final Codec<PolicyBase> BASE = WordCodec.lowerCase(PolicyBase.class);

    private final Map<PolicyBase, WrittenPolicy> forms = new EnumMap<>(PolicyBase.class);

    PolicyForm(KnownStrategies strategies) {
        super("policy");
        for (PolicyBase base : PolicyBase.values()) {
            forms.put(base, new WrittenPolicy(strategies, base));
        }
    }

    /** As a difference from what it differs least from. */
    @Override
    void write(RolloutPolicy policy, JsonOut out) throws IOException {
        forms.values().stream()
                .min(Comparator.comparing(
                        form -> Document.of(form, policy).text().length()))
                .orElseThrow()
                .write(policy, out);
    }

    @Override
    @Nullable
    RolloutPolicy read(Node node, Problems problems) {
        return form(base(node).orElse(PolicyBase.STANDARD)).read(node, problems);
    }

    /** What a document extends, if it says so; what is wrong with that is said where the document is read. */
    private static Optional<PolicyBase> base(Node node) {
        Node said = node instanceof ObjectNode object ? object.members().get(EXTENDS) : null;
        return said == null ? Optional.empty() : Optional.ofNullable(BASE.read(said, new Problems()));
    }

    @Override
    Schema definition(Definitions definitions) {
        return form(PolicyBase.STANDARD).definition(definitions);
    }

    private WrittenPolicy form(PolicyBase base) {
        return requireNonNull(forms.get(base));
    }
}
