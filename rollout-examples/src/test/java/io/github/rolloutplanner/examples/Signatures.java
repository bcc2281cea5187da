package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What others can write that names a type or a member of it, a line each. */
final class Signatures {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    private Signatures() {}

    /** The type first, then its members by their lines. */
    static List<String> of(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(type.getCanonicalName() + ": " + kind(type));
        members(type)
                .distinct()
                .sorted()
                .map(member -> type.getCanonicalName() + ": " + member)
                .forEach(lines::add);
        return lines;
    }

    static boolean isVisible(Class<?> type) {
        boolean visible = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return visible && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    private static String kind(Class<?> type) {
        return modifiers(type)
                + keyword(type)
                + parameters(type)
                + names(" extends ", superclass(type))
                + names(type.isInterface() ? " extends " : " implements ", Stream.of(type.getGenericInterfaces()))
                + names(" permits ", permitted(type).filter(Signatures::isVisible));
    }

    private static String modifiers(Class<?> type) {
        boolean given = type.isInterface() || type.isRecord() || type.isEnum();
        return (type.isSealed() && !type.isEnum() ? "sealed " : "")
                + (!given && Modifier.isAbstract(type.getModifiers()) ? "abstract " : "")
                + (!given && Modifier.isFinal(type.getModifiers()) ? "final " : "");
    }

    private static String keyword(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isRecord() || type.isEnum()) {
            return type.isRecord() ? "record" : "enum";
        }
        return type.isInterface() ? "interface" : "class";
    }

    private static Stream<Type> superclass(Class<?> type) {
        Class<?> above = type.getSuperclass();
        boolean said = above != null && above != Object.class && above != Record.class && above != Enum.class;
        return said && isVisible(above) ? Stream.of(type.getGenericSuperclass()) : Stream.empty();
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed() && !type.isEnum() ? Stream.of(type.getPermittedSubclasses()) : Stream.empty();
    }

    /** With those that a type has from a class that nobody can name, as builders have most of theirs. */
    private static Stream<String> members(Class<?> type) {
        Class<?> above = type.getSuperclass();
        Stream<String> inherited = above == null || isVisible(above) ? Stream.empty() : members(above);
        return Stream.of(
                        visible(type.getDeclaredFields()).map(Signatures::field),
                        visible(type.getDeclaredConstructors())
                                .filter(constructor -> isVisible(type))
                                .map(Signatures::constructor),
                        visible(type.getDeclaredMethods())
                                .filter(method -> isOfItsOwn(type, method))
                                .map(Signatures::method),
                        inherited)
                .flatMap(lines -> lines);
    }

    private static <T extends Member> Stream<T> visible(T[] members) {
        return Arrays.stream(members)
                .filter(member -> !member.isSynthetic())
                .filter(member ->
                        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }

    private static boolean isOfItsOwn(Class<?> type, Method method) {
        return !OF_EVERY_OBJECT.contains(method.getName())
                && !(type.isEnum() && OF_EVERY_ENUM.contains(method.getName()));
    }

    private static String field(Field field) {
        String type = field.isEnumConstant() ? "" : ": " + name(field.getGenericType());
        return modifiers(field) + (field.isEnumConstant() ? "constant " : "field ") + field.getName() + type;
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor) + "new" + arguments(constructor);
    }

    private static String method(Method method) {
        return modifiers(method) + (method.isDefault() ? "default " : "") + parameters(method) + method.getName()
                + arguments(method) + ": " + name(method.getGenericReturnType());
    }

    /** What nobody else can extend, nobody else has to implement. */
    private static String modifiers(Member member) {
        boolean constant = member instanceof Field field && field.isEnumConstant();
        int modifiers = constant ? 0 : member.getModifiers();
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) && !member.getDeclaringClass().isSealed() ? "abstract " : "");
    }

    private static String parameters(GenericDeclaration declaration) {
        String names = Arrays.stream(declaration.getTypeParameters())
                .map(parameter -> parameter.getName() + bounds(parameter.getBounds()))
                .collect(joining(", "));
        boolean spaced = !names.isEmpty() && declaration instanceof Method;
        return names.isEmpty() ? "" : "<" + names + ">" + (spaced ? " " : "");
    }

    private static String bounds(Type[] bounds) {
        return names(" extends ", Arrays.stream(bounds).filter(bound -> bound != Object.class));
    }

    private static String arguments(Executable executable) {
        String types = Arrays.stream(executable.getGenericParameterTypes())
                .map(Signatures::name)
                .collect(joining(", ", "(", ")"));
        return executable.isVarArgs() ? types.replaceFirst("\\[]\\)$", "...)") : types;
    }

    private static String names(String word, Stream<? extends Type> types) {
        String names = types.map(Signatures::name).collect(joining(", "));
        return names.isEmpty() ? "" : word + names;
    }

    private static String name(Type type) {
        return type.getTypeName().replace('$', '.');
    }
}
