package io.github.rolloutplanner.json.export;

import io.getunleash.DefaultUnleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import io.getunleash.variant.Variant;
import io.github.rolloutplanner.flag.FlagValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The client of Unleash, which is given a document instead of asking for it. */
final class UnleashSystem implements FlagSystem {
    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final Path backup;
    private final DefaultUnleash client;

    private UnleashSystem(Path backup, String document) {
        this.backup = backup;
        this.client = new DefaultUnleash(UnleashConfig.builder()
                .appName("rollout")
                .instanceId("instance-" + INSTANCES.incrementAndGet())
                .unleashAPI("http://127.0.0.1:1/api")
                .apiKey("none")
                .disablePolling()
                .disableMetrics()
                .synchronousFetchOnInitialisation(false)
                .backupFile(backup.resolve("backup.json").toString())
                .toggleBootstrapProvider(() -> Optional.of(document))
                .build());
    }

    static UnleashSystem of(String document) {
        try {
            return new UnleashSystem(Files.createTempDirectory("unleash"), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        UnleashContext context = context(person);
        return defaultValue instanceof FlagValue.Switch state
                ? FlagValue.of(client.isEnabled(flagKey, context, state.on()))
                : FlagValue.of(
                        client.getVariant(flagKey, context, new Variant(defaultValue.toString(), (String) null, true))
                                .getName());
    }

    private static UnleashContext context(Person person) {
        UnleashContext.Builder context = UnleashContext.builder();
        person.id().ifPresent(context::userId);
        for (Map.Entry<String, Object> other : person.others().entrySet()) {
            context.addProperty(other.getKey(), other.getValue().toString());
        }
        person.segments().forEach(segment -> context.addProperty("segment:" + segment, "true"));
        return context.build();
    }

    @Override
    public void close() {
        client.shutdown();
        try {
            Files.deleteIfExists(backup.resolve("backup.json"));
            Files.deleteIfExists(backup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
