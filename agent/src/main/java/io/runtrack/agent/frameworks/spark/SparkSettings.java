package io.runtrack.agent.frameworks.spark;

import java.lang.reflect.InvocationTargetException;

/** A {@code SparkConf}, asked by its public methods. For one thread. */
final class SparkSettings {
    private static final String PLUGINS = "spark.plugins";
    private static final String PLUGIN = "io.runtrack.spark.RuntrackPlugin";

    private final Object conf;

    SparkSettings(Object conf) {
        this.conf = conf;
    }

    /** Empty for what is not set. */
    String get(String key) {
        try {
            Object value =
                    conf.getClass().getMethod("get", String.class, String.class).invoke(conf, key, "");
            return String.valueOf(value);
        } catch (ReflectiveOperationException noSuch) {
            return "";
        }
    }

    /**
     * Names the plugin, unless somebody has. Only where executors have an agent, too, since they could not load the
     * plugin otherwise, and would not start; and where Spark sees what the agent's jar has at its root.
     */
    void addPlugin() {
        String plugins = get(PLUGINS);
        if (!isInOneProcess() && !plugins.contains(PLUGIN) && haveAgent() && isVisible()) {
            try {
                conf.getClass()
                        .getMethod("set", String.class, String.class)
                        .invoke(conf, PLUGINS, plugins.isEmpty() ? PLUGIN : plugins + "," + PLUGIN);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException refused) {
                throw new IllegalStateException("the plugin cannot be named; set spark.plugins=" + PLUGIN, refused);
            }
        }
    }

    /** Without executors of their own there is nothing to take from one process to another. */
    private boolean isInOneProcess() {
        String master = get("spark.master");
        return master.isEmpty() || master.equals("local") || master.startsWith("local[");
    }

    private boolean haveAgent() {
        String options = get("spark.executor.defaultJavaOptions") + " " + get("spark.executor.extraJavaOptions") + " "
                + get("spark.executorEnv.JAVA_TOOL_OPTIONS");
        if (get("spark.master").startsWith("local-cluster")) {
            options += " " + System.getenv("JAVA_TOOL_OPTIONS");
        }
        return options.contains("-javaagent:") && options.contains("runtrack");
    }

    /** Looks for it as Spark will. */
    private boolean isVisible() {
        try {
            Class.forName(PLUGIN, false, conf.getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }
}
