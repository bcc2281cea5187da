package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.AttributeNames;
import io.github.rolloutplanner.openfeature.RolloutProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that asks the provider of a rollout can ask a flag system instead, for which the flag was exported. */
class SameNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.email",
                "user.address.country",
                "app.version",
                "tenant.id",
                "tier",
                "a.b.c",
                ".x",
                "x.",
                "user..x",
                "user.",
                "user.id.x",
                "a.ßb",
                "...",
                "user"
            })
    void contextsNameAttributesAsExportsDo(String attribute) {
        TargetingRule rule = new TargetingRule(
                "known", Optional.of(new AttributeCondition.IsPresent(attribute)), FlagValue.of(true));
        FlagState flag = new FlagState(
                "flag", true, FlagValue.of(false), List.of(rule), percent(0), List.of(), Optional.empty());
        RolloutProvider provider = RolloutProvider.of(new LiveState(percent(0), Optional.empty(), List.of(flag)));
        String exported = AttributeNames.standard().nameOf(attribute);

        assertThat(provider.getBooleanEvaluation("flag", false, new ImmutableContext(Map.of(exported, new Value("x"))))
                        .getValue())
                .isTrue();
    }
}
