package fr.havre.interop;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.IDaoRegistry;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.config.HibernatePropertiesProvider;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.config.util.ResourceCountCacheUtil;
import ca.uhn.fhir.jpa.dao.FulltextSearchSvcImpl;
import ca.uhn.fhir.jpa.dao.IFulltextSearchSvc;
import ca.uhn.fhir.jpa.dao.search.HSearchSortHelperImpl;
import ca.uhn.fhir.jpa.dao.search.IHSearchSortHelper;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.provider.DaoRegistryResourceSupportedSvc;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.util.ResourceCountCache;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * A HAPI FHIR JPA server (R4, H2 in memory) behind Jetty on a free loopback port. Runs in a process of its own, started
 * by {@link HapiServer}; prints {@code READY port} when it answers, and ends when its standard input does.
 */
public final class HapiLauncher {
    private HapiLauncher() { }

    public static void main(String[] args) throws Exception {
        var spring = new AnnotationConfigApplicationContext(Beans.class);
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(fhirServer(spring)), "/fhir/*");
        jetty.setHandler(context);
        jetty.start();
        System.out.println("READY " + connector.getLocalPort());
        System.out.flush();
        while (System.in.read() >= 0) { }                                  // the starter's end of the pipe closes when it dies
        Runtime.getRuntime().halt(0);
    }

    private static RestfulServer fhirServer(AnnotationConfigApplicationContext spring) {
        FhirContext fhir = spring.getBean(FhirContext.class);
        RestfulServer server = new RestfulServer(fhir);
        server.registerProviders(spring.getBean(ResourceProviderFactory.class).createProviders());
        server.registerProvider(spring.getBean(IJpaSystemProvider.class));
        server.setPagingProvider(spring.getBean(DatabaseBackedPagingProvider.class));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setServerAddressStrategy(new IncomingRequestAddressStrategy());
        server.setServerConformanceProvider(new JpaCapabilityStatementProvider(server, spring.getBean(IFhirSystemDao.class),
                spring.getBean(JpaStorageSettings.class), spring.getBean(ISearchParamRegistry.class),
                spring.getBean(IValidationSupport.class)));
        server.setInterceptorService(spring.getBean(IInterceptorService.class));
        return server;
    }

    /** What a HAPI server needs beyond its own configuration classes. */
    @Configuration
    @EnableTransactionManagement
    @Import({JpaR4Config.class, ThreadPoolFactoryConfig.class, JpaBatch2Config.class, Batch2JobsConfig.class,
            SubscriptionChannelConfig.class})
    static class Beans {

        @Bean JpaStorageSettings jpaStorageSettings() {
            JpaStorageSettings settings = new JpaStorageSettings();
            settings.setAllowInlineMatchUrlReferences(true);                // subject: Patient?identifier=…
            settings.setAllowMultipleDelete(true);
            settings.setSchedulingDisabled(true);
            settings.setIndexOnContainedResources(false);
            return settings;
        }

        @Bean PartitionSettings partitionSettings() {
            return new PartitionSettings();
        }

        @Bean SubscriptionSettings subscriptionSettings() {
            return new SubscriptionSettings();
        }

        @Bean DataSource dataSource() {
            return JdbcConnectionPool.create("jdbc:h2:mem:hapi;DB_CLOSE_DELAY=-1", "sa", "");
        }

        @Bean @Primary LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource,
                ConfigurableListableBeanFactory beans, FhirContext fhir, JpaStorageSettings settings) {
            var factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, settings);
            factory.setPersistenceUnitName("HAPI_PU");
            factory.setDataSource(dataSource);
            Properties properties = new Properties();
            properties.put("hibernate.dialect", HapiFhirH2Dialect.class.getName());
            properties.put("hibernate.hbm2ddl.auto", "update");
            properties.put("hibernate.search.enabled", "false");
            factory.setJpaProperties(properties);
            return factory;
        }

        @Bean @Primary JpaTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean @Primary HibernatePropertiesProvider hibernateProperties(LocalContainerEntityManagerFactoryBean factory) {
            return new HibernatePropertiesProvider();
        }

        @Bean IFulltextSearchSvc fullTextSearch() {
            return new FulltextSearchSvcImpl();
        }

        @Bean IStaleSearchDeletingSvc staleSearches() {
            return new StaleSearchDeletingSvcImpl();
        }

        @Bean DatabaseBackedPagingProvider paging() {
            DatabaseBackedPagingProvider paging = new DatabaseBackedPagingProvider();
            paging.setDefaultPageSize(20);
            paging.setMaximumPageSize(100);
            return paging;
        }

        @Bean IResourceSupportedSvc resourceSupported(IDaoRegistry registry) {
            return new DaoRegistryResourceSupportedSvc(registry);
        }

        @Bean IHSearchSortHelper sortHelper(ISearchParamRegistry parameters) {
            return new HSearchSortHelperImpl(parameters);
        }

        @Bean("myResourceCountsCache") ResourceCountCache resourceCounts(IFhirSystemDao<?, ?> system) {
            return ResourceCountCacheUtil.newResourceCountCache(system);       // /metadata asks for it by this name
        }

        @Bean IBinaryStorageSvc binaryStorage() {
            var storage = new DatabaseBinaryContentStorageSvcImpl();
            storage.setMaximumBinarySize(200L << 20);
            storage.setMinimumBinarySize(1 << 20);
            return storage;
        }
    }
}
