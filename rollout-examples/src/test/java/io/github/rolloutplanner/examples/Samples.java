package io.github.rolloutplanner.examples;

import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A value of each type of the library: given, or found by asking those that are given for all that they have, or made. */
final class Samples {
    private static final String OURS = "io.github.rolloutplanner.";
    private static final int MOST_ASKED_OF_A_TYPE = 50;
    private static final Map<Class<?>, Object> OF_THE_JDK = Map.ofEntries(
            Map.entry(String.class, "x"),
            Map.entry(double.class, 1.0),
            Map.entry(long.class, 1L),
            Map.entry(int.class, 1),
            Map.entry(boolean.class, true),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Duration.class, Duration.ofDays(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(LocalTime.class, LocalTime.NOON),
            Map.entry(MonthDay.class, MonthDay.of(12, 24)),
            Map.entry(ZoneId.class, ZoneId.of("Europe/Paris")),
            Map.entry(InputStream.class, InputStream.nullInputStream()),
            Map.entry(Iterable.class, List.of()),
            Map.entry(List.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Map.Entry.class, Map.entry("x", "y")),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalInt.class, OptionalInt.empty()),
            Map.entry(OptionalLong.class, OptionalLong.empty()),
            Map.entry(OptionalDouble.class, OptionalDouble.empty()),
            Map.entry(URI.class, URI.create("http://localhost")),
            Map.entry(Path.class, Path.of("no-such-folder", "x")),
            Map.entry(HttpClient.class, HttpClient.newHttpClient()),
            Map.entry(ClassLoader.class, Samples.class.getClassLoader()));

    private final Map<Class<?>, Object> byType = new LinkedHashMap<>(OF_THE_JDK);
    private final Map<Class<?>, Integer> asked = new HashMap<>();
    private final Deque<Object> unasked = new ArrayDeque<>();

    Samples(Collection<Class<?>> types, Collection<?> given) {
        given.forEach(this::add);
        askAll();
        types.forEach(this::make);
    }

    private void askAll() {
        while (!unasked.isEmpty()) {
            Object next = unasked.remove();
            Stream.of(next.getClass().getMethods())
                    .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                    .forEach(method -> answer(next, method));
        }
    }

    private void make(Class<?> type) {
        Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> find(method.getReturnType()).isEmpty())
                .forEach(method -> answer(null, method));
        if (find(type).isEmpty()) {
            Stream.of(type.getConstructors()).forEach(constructor -> answer(null, constructor));
        }
        askAll();
    }

    private void answer(Object self, Executable asked) {
        try {
            asked.setAccessible(true);
            Object[] arguments =
                    Stream.of(asked.getParameterTypes()).map(this::of).toArray();
            add(
                    asked instanceof Method method
                            ? method.invoke(self, arguments)
                            : ((Constructor<?>) asked).newInstance(arguments));
        } catch (InvocationTargetException | NoSuchElementException e) {
            // What has no answer for these values may have one for others.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Object found) {
        if (found instanceof Collection<?> values) {
            values.forEach(this::add);
        } else if (found instanceof Map<?, ?> entries) {
            add(entries.keySet());
            add(entries.values());
        } else if (found instanceof Optional<?> value) {
            value.ifPresent(this::add);
        } else if (found != null
                && !(found instanceof Throwable)
                && found.getClass().getName().startsWith(OURS)) {
            byType.putIfAbsent(found.getClass(), found);
            if (asked.merge(found.getClass(), 1, Integer::sum) <= MOST_ASKED_OF_A_TYPE) {
                unasked.add(found);
            }
        }
    }

    /** Arrays are empty. */
    Object of(Class<?> type) {
        return find(type).orElseThrow(() -> new NoSuchElementException("There is no sample of " + type + "."));
    }

    private Optional<Object> find(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.isArray()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 0));
        }
        return Optional.ofNullable(byType.get(type))
                .or(() -> byType.values().stream().filter(type::isInstance).findFirst())
                .or(() -> proxy(type));
    }

    private static Optional<Object> proxy(Class<?> type) {
        return type.isInterface() && !type.isSealed()
                ? Optional.of(Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null))
                : Optional.empty();
    }
}
