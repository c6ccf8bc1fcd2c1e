import java.io.File;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.RDFParserMetaData;
import org.semanticweb.owlapi.model.*;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** Loads an ontology as Protege does and prints what it finds, one "key<TAB>value" a line. */
public class OwlCheck {
    public static void main(String[] args) throws Exception {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        OWLDataFactory factory = manager.getOWLDataFactory();
        OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(args[0]));
        OWLDocumentFormat format = manager.getOntologyFormat(ontology);
        say("format", format.getKey());
        say("ontology", ontology.getOntologyID().getOntologyIRI().get());
        say("individuals", ontology.getIndividualsInSignature().size());
        say("classes", ontology.getClassesInSignature().size());
        say("imports", ontology.getImportsDeclarations().size());
        format.getOntologyLoaderMetaData().ifPresent(data -> {
            if (data instanceof RDFParserMetaData) {
                ((RDFParserMetaData) data).getUnparsedTriples().forEach(triple -> say("unparsed", triple));
            }
        });
        for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            say("violation", violation.toString().replaceAll("\\s+", " "));
        }
        for (OWLEntity entity : ontology.getSignature()) {
            if (!entity.isBuiltIn() && !ontology.isDeclared(entity)) {
                say("undeclared", entity.getIRI());
            }
        }
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        say("consistent", reasoner.isConsistent());
        if (!reasoner.isConsistent()) {
            return;
        }
        for (OWLClass broken : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
            say("unsatisfiable", broken.getIRI());
        }
        for (int next = 1; next + 1 < args.length; next += 2) {
            OWLNamedIndividual individual = factory.getOWLNamedIndividual(IRI.create(args[next]));
            OWLObjectProperty property = factory.getOWLObjectProperty(IRI.create(args[next + 1]));
            for (OWLNamedIndividual value : reasoner.getObjectPropertyValues(individual, property).getFlattened()) {
                say("inferred", args[next] + " " + args[next + 1] + " " + value.getIRI());
            }
        }
    }

    private static void say(String key, Object value) {
        System.out.println(key + "\t" + value);
    }
}
