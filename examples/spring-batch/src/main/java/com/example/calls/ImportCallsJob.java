package com.example.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.item.database.JdbcBatchItemWriter;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.file.FlatFileItemReader;
import org.springframework.batch.item.file.FlatFileParseException;
import org.springframework.batch.item.file.MultiResourceItemReader;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.item.file.builder.MultiResourceItemReaderBuilder;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The job: loads the files of all sites into a table, then writes how long each agent talked. */
@Configuration
class ImportCallsJob {
    /** So many lines of a day may be unreadable. */
    private static final int SKIPPED_AT_MOST = 2;

    @Bean
    Job importCalls(JobRepository jobs, Step load, Step totals) {
        return new JobBuilder("import-calls", jobs).start(load).next(totals).build();
    }

    @Bean
    Step load(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            MultiResourceItemReader<Call> calls,
            JdbcBatchItemWriter<Call> table) {
        return new StepBuilder("load", jobs)
                .<Call, Call>chunk(5, transactions)
                .reader(calls)
                .writer(table)
                .faultTolerant()
                .skip(FlatFileParseException.class)
                .skipLimit(SKIPPED_AT_MOST)
                .build();
    }

    @Bean
    @StepScope
    MultiResourceItemReader<Call> calls(
            @Value("${calls.input}") String input, @Value("#{jobParameters['date']}") String date) throws IOException {
        FlatFileItemReader<Call> file = new FlatFileItemReaderBuilder<Call>()
                .name("calls-of-a-site")
                .linesToSkip(1)
                .delimited()
                .names("id", "agent", "seconds")
                .fieldSetMapper(
                        line -> new Call(line.readString("id"), line.readString("agent"), line.readInt("seconds")))
                .build();
        return new MultiResourceItemReaderBuilder<Call>()
                .name("calls")
                .resources(new PathMatchingResourcePatternResolver().getResources("file:" + input + "/" + date + "/*.csv"))
                .delegate(file)
                .build();
    }

    @Bean
    JdbcBatchItemWriter<Call> table(DataSource database) {
        return new JdbcBatchItemWriterBuilder<Call>()
                .dataSource(database)
                .sql("insert into calls (id, agent, seconds) values (?, ?, ?)")
                .itemPreparedStatementSetter((call, insert) -> {
                    insert.setString(1, call.id());
                    insert.setString(2, call.agent());
                    insert.setInt(3, call.seconds());
                })
                .build();
    }

    @Bean
    Step totals(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            JdbcTemplate database,
            @Value("${calls.output}") Path output) {
        Tasklet write = (contribution, chunk) -> {
            String date = (String) chunk.getStepContext().getJobParameters().get("date");
            List<String> lines = database.query(
                    "select agent, count(*) calls, sum(seconds) seconds from calls group by agent order by agent",
                    (row, number) -> row.getString("agent") + "," + row.getInt("calls") + "," + row.getInt("seconds"));
            Files.createDirectories(output);
            Files.write(output.resolve("totals-" + date + ".csv"), lines);
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder("totals", jobs).tasklet(write, transactions).build();
    }
}
