package io.github.rolloutplanner.json.export;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The provider of flagd that evaluates in the process. */
final class FlagdSystem implements FlagSystem {
    private static final String DOMAIN = "rollout";

    private final Path file;
    private final Client client;

    private FlagdSystem(Path file) {
        this.file = file;
        OpenFeatureAPI.getInstance()
                .setProviderAndWait(
                        DOMAIN,
                        new FlagdProvider(FlagdOptions.builder()
                                .resolverType(Config.Resolver.FILE)
                                .offlineFlagSourcePath(file.toString())
                                .deadline(3000)
                                .build()));
        this.client = OpenFeatureAPI.getInstance().getClient(DOMAIN);
    }

    static FlagdSystem of(String document) {
        try {
            return new FlagdSystem(Files.writeString(Files.createTempFile("flagd", ".json"), document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        return defaultValue instanceof FlagValue.Switch state
                ? FlagValue.of(client.getBooleanValue(flagKey, state.on(), context(person)))
                : FlagValue.of(client.getStringValue(flagKey, defaultValue.toString(), context(person)));
    }

    private static ImmutableContext context(Person person) {
        Map<String, Value> values = new HashMap<>();
        person.others().forEach((name, value) -> values.put(name, value(value)));
        List<Value> segments = person.segments().stream().map(Value::new).toList();
        if (!segments.isEmpty()) {
            values.put(FlagdExporter.SEGMENTS, new Value(segments));
        }
        return person.id().map(id -> new ImmutableContext(id, values)).orElseGet(() -> new ImmutableContext(values));
    }

    private static Value value(Object value) {
        if (value instanceof Boolean bool) {
            return new Value(bool);
        }
        return value instanceof Double number ? new Value(number) : new Value((String) value);
    }

    @Override
    public void close() {
        OpenFeatureAPI.getInstance().clearHooks();
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
