package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.policy.RolloutPolicy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Changes and policies come back as they were. */
class WrittenProperties {

    @Property(tries = 500)
    void aChangeIsRead(@ForAll Change change) {
        String document = ChangeJson.write(change);

        assertThat(ChangeJson.read(document)).isEqualTo(change);
        assertThat(ChangeJson.write(ChangeJson.read(document))).isEqualTo(document);
    }

    @Property(tries = 500)
    void aPolicyIsRead(@ForAll RolloutPolicy policy) {
        String document = PolicyJson.write(policy);

        assertThat(PolicyJson.read(document)).isEqualTo(policy);
        assertThat(PolicyJson.write(PolicyJson.read(document))).isEqualTo(document);
    }

    @Property(tries = 100)
    void everyChangeFitsItsSchema(@ForAll Change change) {
        assertThat(JsonSchemas.CHANGE.validate(Trees.read(ChangeJson.write(change))))
                .isEmpty();
    }

    @Property(tries = 100)
    void everyPolicyFitsItsSchema(@ForAll RolloutPolicy policy) {
        assertThat(JsonSchemas.POLICY.validate(Trees.read(PolicyJson.write(policy))))
                .isEmpty();
    }
}
