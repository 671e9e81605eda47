package com.acme.batch;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.StepExecutionListener;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.partition.support.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.scope.StepScope;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ExecutionContext;
import org.springframework.batch.item.ItemProcessor;
import org.springframework.batch.item.file.FlatFileItemReader;
import org.springframework.batch.item.file.MultiResourceItemReader;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.item.file.builder.MultiResourceItemReaderBuilder;
import org.springframework.batch.item.support.builder.SynchronizedItemStreamReaderBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;

/** Jobs that know nothing of runtrack, by name; each file holds a number a line. The dialect is that of version 5. */
@Configuration
public class BatchHost {
    private static Path folder;
    private static boolean mended;

    public static void main(String[] arguments) throws Exception {
        folder = Path.of(arguments[0]);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(BatchHost.class)) {
            BatchHost host = context.getBean(BatchHost.class);
            for (String job : List.of(arguments).subList(1, arguments.length)) {
                host.run(job, context);
            }
        }
    }

    private void run(String name, AnnotationConfigApplicationContext context) throws Exception {
        JobRepository repository = context.getBean(JobRepository.class);
        PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
        Steps steps = new Steps(repository, transactions);
        Job job =
                switch (name) {
                    case "importNumbers" -> job(name, repository, steps.importing(name));
                    case "skipping" -> job(name, repository, steps.skipping());
                    case "unreadable" -> job(name, repository, steps.unreadable());
                    case "skippingTooMuch" -> job(name, repository, steps.skippingTooMuch());
                    case "breaking", "breaking-again" -> job("breaking", repository, steps.breaking());
                    case "notWriting" -> job(name, repository, steps.notWriting());
                    case "misread" -> job(name, repository, steps.misread());
                    case "missing" -> job(name, repository, steps.missing());
                    case "stopping" -> job(name, repository, steps.stopping());
                    case "retrying" -> job(name, repository, steps.retrying());
                    case "partitioned" ->
                        job(name, repository, steps.partitioned(context.getBean("part", FlatFileItemReader.class)));
                    case "threads" -> job(name, repository, steps.threads());
                    case "outer" -> job(name, repository, steps.nesting(job("inner", repository, steps.importing("inner")), parameters()));
                    case "dying" -> job(name, repository, steps.dying());
                    case "together" -> job(name, repository, steps.importing("left"));
                    default -> throw new IllegalArgumentException(name);
                };
        mended = name.endsWith("again");
        JobParametersBuilder parameters = parameters();
        if (name.equals("together")) {
            Thread other = new Thread(
                    () -> launch(job("other", repository, steps.importing("right")), repository, parameters));
            other.start();
            launch(job, repository, parameters);
            other.join();
        } else {
            JobExecution execution = launch(job, repository, parameters);
            System.out.println(name + " " + execution.getStatus() + " "
                    + execution.getAllFailureExceptions().size());
        }
    }

    private static JobParametersBuilder parameters() {
        return new JobParametersBuilder().addString("target-date", "2026-11-29");
    }

    private static JobExecution launch(Job job, JobRepository repository, JobParametersBuilder parameters) {
        try {
            TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
            launcher.setJobRepository(repository);
            launcher.afterPropertiesSet();
            return launcher.run(job, parameters.toJobParameters());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Job job(String name, JobRepository repository, Step step) {
        return new JobBuilder(name, repository).start(step).build();
    }

    /** The steps of the jobs. */
    private static final class Steps {
        private final JobRepository repository;
        private final PlatformTransactionManager transactions;

        Steps(JobRepository repository, PlatformTransactionManager transactions) {
            this.repository = repository;
            this.transactions = transactions;
        }

        /** Three items a chunk; chunks go across files. */
        Step importing(String name) {
            return new StepBuilder(name + "Step", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(all("a.csv", "b.csv"))
                    .writer(items -> {})
                    .build();
        }

        /** Passes over what cannot be read, processed or written. */
        Step skipping() {
            return new StepBuilder("skippingStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(all("a.csv", "bad.csv", "b.csv"))
                    .processor(refusing(2))
                    .writer(items -> {
                        for (Integer each : items) {
                            if (each == 11) {
                                throw new IllegalStateException("no room for 11");
                            }
                        }
                    })
                    .faultTolerant()
                    .skip(Exception.class)
                    .skipLimit(100)
                    .build();
        }

        Step unreadable() {
            return new StepBuilder("unreadableStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(all("a.csv", "worse.csv"))
                    .writer(items -> {})
                    .faultTolerant()
                    .skip(Exception.class)
                    .skipLimit(100)
                    .build();
        }

        /** The second line that is no number ends it. */
        Step skippingTooMuch() {
            return new StepBuilder("skippingTooMuchStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(all("a.csv", "bad.csv"))
                    .writer(items -> {})
                    .faultTolerant()
                    .skip(Exception.class)
                    .skipLimit(1)
                    .build();
        }

        /** The chunk that fails began in the first file and ended in the second. */
        Step breaking() {
            return new StepBuilder("breakingStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(all("a.csv", "b.csv"))
                    .processor((ItemProcessor<Integer, Integer>) item -> {
                        if (item == 4 && !mended) {
                            throw new IllegalStateException("four is too much");
                        }
                        return item;
                    })
                    .writer(items -> {})
                    .build();
        }

        Step notWriting() {
            return new StepBuilder("notWritingStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(one("a.csv"))
                    .writer(items -> {
                        throw new java.io.IOException("disk full");
                    })
                    .build();
        }

        /** A line that is no number ends it. */
        Step misread() {
            return new StepBuilder("misreadStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(all("a.csv", "bad.csv"))
                    .writer(items -> {})
                    .build();
        }

        Step missing() {
            return new StepBuilder("missingStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(one("nowhere.csv"))
                    .writer(items -> {})
                    .build();
        }

        Step stopping() {
            StepExecution[] current = new StepExecution[1];
            return new StepBuilder("stoppingStep", repository)
                    .listener(new StepExecutionListener() {
                        @Override
                        public void beforeStep(StepExecution execution) {
                            current[0] = execution;
                        }
                    })
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(one("a.csv"))
                    .writer(items -> current[0].setTerminateOnly())
                    .build();
        }

        /** The same item fails twice and succeeds at the third attempt. */
        Step retrying() {
            int[] failures = {0};
            return new StepBuilder("retryingStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(one("a.csv"))
                    .processor((ItemProcessor<Integer, Integer>) item -> {
                        if (item == 2 && failures[0]++ < 2) {
                            throw new IllegalStateException("busy");
                        }
                        return item;
                    })
                    .writer(items -> {})
                    .faultTolerant()
                    .retry(IllegalStateException.class)
                    .retryLimit(3)
                    .build();
        }

        /** Chunks on three threads, of one reader. */
        Step threads() {
            return new StepBuilder("threadsStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(new SynchronizedItemStreamReaderBuilder<Integer>()
                            .delegate(all("a.csv", "b.csv", "many.csv"))
                            .build())
                    .writer(items -> Thread.sleep(5))
                    .taskExecutor(new SimpleAsyncTaskExecutor("chunk-"))
                    .build();
        }

        /** A step that is a job, as a job step is. */
        Step nesting(Job inner, JobParametersBuilder parameters) {
            AbstractStep step = new AbstractStep() {
                @Override
                protected void doExecute(StepExecution execution) {
                    launch(inner, repository, parameters);
                }
            };
            step.setName("nestingStep");
            step.setJobRepository(repository);
            return step;
        }

        /** The process dies amid the first chunk. */
        Step dying() {
            return new StepBuilder("dyingStep", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(one("a.csv"))
                    .writer(items -> Runtime.getRuntime().halt(137))
                    .build();
        }

        Step partitioned(FlatFileItemReader<Integer> part) {
            Step worker = new StepBuilder("worker", repository)
                    .<Integer, Integer>chunk(3, transactions)
                    .reader(part)
                    .writer(items -> {})
                    .build();
            Partitioner files = size -> {
                java.util.Map<String, ExecutionContext> parts = new java.util.TreeMap<>();
                for (String file : new String[] {"a.csv", "b.csv", "bad.csv"}) {
                    ExecutionContext context = new ExecutionContext();
                    context.putString("file", file);
                    parts.put(file, context);
                }
                return parts;
            };
            return new StepBuilder("manager", repository)
                    .partitioner("worker", files)
                    .step(worker)
                    .taskExecutor(new SimpleAsyncTaskExecutor("part-"))
                    .gridSize(3)
                    .build();
        }

        private static ItemProcessor<Integer, Integer> refusing(int number) {
            return item -> {
                if (item == number) {
                    throw new IllegalArgumentException("no " + number);
                }
                return item;
            };
        }

        private static MultiResourceItemReader<Integer> all(String... files) {
            Resource[] resources = new Resource[files.length];
            for (int i = 0; i < files.length; i++) {
                resources[i] = new FileSystemResource(folder.resolve(files[i]));
            }
            return new MultiResourceItemReaderBuilder<Integer>()
                    .name("all")
                    .resources(resources)
                    .delegate(reader().build())
                    .build();
        }

        private static FlatFileItemReader<Integer> one(String file) {
            return reader().resource(new FileSystemResource(folder.resolve(file)))
                    .build();
        }
    }

    private static FlatFileItemReaderBuilder<Integer> reader() {
        return new FlatFileItemReaderBuilder<Integer>()
                .name("numbers")
                .lineMapper((line, number) -> Integer.valueOf(line));
    }

    @Bean
    @Scope(value = "step", proxyMode = ScopedProxyMode.TARGET_CLASS)
    public FlatFileItemReader<Integer> part(@Value("#{stepExecutionContext['file']}") String file) {
        return reader().resource(new FileSystemResource(folder.resolve(file))).build();
    }

    @Bean
    public static StepScope stepScope() {
        return new StepScope();
    }

    @Bean
    public DataSource dataSource() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                .execute(source);
        return source;
    }

    @Bean
    public PlatformTransactionManager transactions(DataSource source) {
        return new DataSourceTransactionManager(source);
    }

    @Bean
    public JobRepository repository(DataSource source, PlatformTransactionManager transactions) throws Exception {
        JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        return factory.getObject();
    }
}
