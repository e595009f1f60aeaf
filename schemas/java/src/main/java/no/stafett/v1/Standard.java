package no.stafett.v1;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.ServiceLoader;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.stafett.v1.codelist.CodeLists;
import no.stafett.v1.model.DisclosureTable;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** What is compiled once from the standard's files: schemas, code lists, rules, and the model's JAXB context. Thread-safe. */
final class Standard {

    private static final Standard ONCE = new Standard();
    private static final String SCHEME = "classpath";
    private static final String SBDH = "external/schemas/sbdh/";
    private static final String XSD = Resources.STANDARD + "xsd/";

    private Standard() {}

    /** The one there is. Each part of it is made at its first use, so that who only asks for a text does not wait for schemas. */
    static Standard get() {
        return ONCE;
    }

    private static final class Schemas {
        private static final Schema COMPILED = compiled();
    }

    private static final class Codes {
        private static final CodeLists READ = CodeLists.ofTheStandard();
    }

    private static final class Rules {
        private static final List<BusinessRule> FOUND =
                ServiceLoader.load(BusinessRule.class, Standard.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    private static final class Model {
        private static final JAXBContext CONTEXT = context();

        private static JAXBContext context() {
            try {
                return JAXBContext.newInstance(no.stafett.v1.model.ObjectFactory.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("The generated model does not make a JAXB context.", e);
            }
        }
    }

    Schema schema() {
        return Schemas.COMPILED;
    }

    CodeLists codeLists() {
        return Codes.READ;
    }

    List<BusinessRule> rules() {
        return Rules.FOUND;
    }

    JAXBContext model() {
        return Model.CONTEXT;
    }

    DisclosureTable disclosureTable() {
        try {
            return model().createUnmarshaller()
                    .unmarshal(
                            new StreamSource(new ByteArrayInputStream(
                                    Resources.bytes(Resources.STANDARD + "disclosure/disclosure-1.0.xml"))),
                            DisclosureTable.class)
                    .getValue();
        } catch (JAXBException e) {
            throw new IllegalStateException("The standard's disclosure table can't be read.", e);
        }
    }

    private static Schema compiled() {
        var factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SCHEME);
            factory.setResourceResolver(new FromClassPath());
            return factory.newSchema(
                    new Source[] {source(SBDH + "StandardBusinessDocumentHeader.xsd"), source(XSD + "stafett.xsd")});
        } catch (SAXException e) {
            throw new IllegalStateException("The standard's schemas do not compile.", e);
        }
    }

    private static StreamSource source(String name) {
        return new StreamSource(new ByteArrayInputStream(Resources.bytes(name)), SCHEME + ":/" + name);
    }

    /** Resolves what a schema includes beside itself, and nothing else. */
    private static final class FromClassPath implements LSResourceResolver {

        @Override
        public @Nullable LSInput resolveResource(
                String type,
                @Nullable String namespace,
                @Nullable String publicId,
                @Nullable String systemId,
                @Nullable String baseUri) {
            if (systemId == null || baseUri == null || !baseUri.startsWith(SCHEME + ":/")) {
                return null;
            }
            String folder = baseUri.substring(SCHEME.length() + 2, baseUri.lastIndexOf('/') + 1);
            String name = folder + systemId;
            return new Bytes(Resources.bytes(name), SCHEME + ":/" + name);
        }
    }

    /** A file of the class path, as the schema compiler wants it. */
    private record Bytes(byte[] content, String systemId) implements LSInput {

        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public java.io.@Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(java.io.@Nullable Reader reader) {}

        @Override
        public void setByteStream(@Nullable InputStream stream) {}

        @Override
        public void setStringData(@Nullable String data) {}

        @Override
        public void setSystemId(@Nullable String id) {}

        @Override
        public void setPublicId(@Nullable String id) {}

        @Override
        public void setBaseURI(@Nullable String uri) {}

        @Override
        public void setEncoding(@Nullable String encoding) {}

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
