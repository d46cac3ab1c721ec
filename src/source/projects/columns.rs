//! Which property of a foreign record is which of our fields: told by its name, in many languages.

use crate::model::Json;
use crate::model::project::Status;

/// What a property can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Field {
    Id,
    Name,
    Summary,
    Description,
    Themes,
    Tags,
    Status,
    Start,
    End,
    City,
    Country,
    CountryCode,
    Lead,
    Partners,
    Programme,
    Fund,
    Funding,
    Currency,
    Leveraged,
    Emissions,
    CoBenefits,
    Sdgs,
    Link,
    Image,
    Site,
    Address,
    Updated,
    Latitude,
    Longitude,
    Geo,
    /// Nothing that people read.
    Nothing,
    /// Shown as it is.
    More,
}

/// How many of them a record can have one of.
pub const FIELDS: usize = Field::Nothing as usize;

/// Our fields and the names that others give them, best first, without blanks and marks between their words. The longer
/// table of the two for one field comes first where a record may have both.
const NAMES: &[(Field, &str)] = &[
    (
        Field::Id,
        "projectid id projectnumber projectcode uid guid uuid identifier recordid globalid objectid fid ogcfid gmlid",
    ),
    (
        Field::Name,
        "projectname projecttitle nameofproject titleofproject projectlabel name title nomduprojet titreduprojet \
         intitule nom titre projektname projekttitel bezeichnung titel nombredelproyecto nombreproyecto nombre titulo \
         nomeprogetto nome denominazione denominacion projectnaam naam navn namn nazwa nimi libelle label displayname \
         project projet projekt proyecto progetto projeto",
    ),
    (Field::Summary, "summary abstract shortdescription teaser subtitle resume kurzbeschreibung resumen samenvatting"),
    (
        Field::Description,
        "description projectdescription longdescription desc details body notes beschreibung descripcion descrizione \
         descricao omschrijving beskrivelse beskrivning kuvaus opis comments",
    ),
    (
        Field::Themes,
        "themes theme category categories sector sectors topic topics projecttype type projectcategory activity \
         thematique thematiques categorie secteur thema themen kategorie tema temas categoria settore thematicarea \
         focusarea workstream",
    ),
    (Field::Tags, "tags keywords keyword schlagworte motscles"),
    (
        Field::Status,
        "status projectstatus currentstatus state phase stage projectphase projectstage progress statut etat stand \
         estado stato fase etape",
    ),
    (
        Field::Start,
        "startdate datestart projectstart startyear yearstart start begindate beginning begin from datedebut debut \
         startdatum baubeginn beginn fechainicio inicio datainizio inizio awarddate approvaldate dateapproved \
         approvalyear awardyear fiscalyear year annee jahr ano anno jaar vuosi ar rok",
    ),
    (
        Field::End,
        "enddate dateend projectend endyear yearend end completiondate completionyear completion datecompleted \
         completed completedate finishdate finish until to datefin fin enddatum fertigstellung ende fechafin datafine",
    ),
    (
        Field::City,
        "city cityname municipality town cities ville commune stadt gemeinde ciudad municipio citta comune cidade \
         gemeente stad kommune kommun kunta miasto place locality",
    ),
    (Field::CountryCode, "countrycode iso2 isoa2 iso iso3166 isocode iso3 isoa3 ctrycode"),
    (Field::Country, "country countryname nation pays land pais paese paises ctry"),
    (
        Field::Lead,
        "projectlead lead leadorganization leadorganisation leadpartner leadagency organization organisation \
         organizationname implementer implementingagency grantee recipient recipientname applicant developer owner \
         sponsor agency department operator contractor maitreouvrage traeger bauherr promotor responsable",
    ),
    (Field::Partners, "partners partner projectpartners partnerorganizations partenaires partenaire partenariats"),
    (
        Field::Programme,
        "programme program programname programmename grantprogram initiative fundingprogram foerderprogramm",
    ),
    (Field::Fund, "fund fundname fundingsource sourceoffunding funder fundedby financing donor"),
    (
        Field::Funding,
        "funding fundingamount amountfunded totalfunding grantamount grant award awardamount amountawarded awarded \
         amount budget totalbudget projectbudget cost totalcost projectcost estimatedcost totalprojectcost value \
         investment price montant cout coutotal kosten gesamtkosten foerdersumme presupuesto importe coste importo \
         costo bedrag subsidie orcamento custo",
    ),
    (Field::Currency, "currency currencycode waehrung devise moneda valuta"),
    (Field::Leveraged, "leveraged leveragedfunding leverage cofunding cofinancing matchfunding match"),
    (
        Field::Emissions,
        "emissionsreduction emissionreduction emissionreductions emissionsreductions co2reduction co2savings co2saved \
         ghgreduction ghgreductions ghgsavings emissionssaved emissionsavings carbonsavings",
    ),
    (Field::CoBenefits, "cobenefits cobenefit benefits"),
    (Field::Sdgs, "sdgs sdg sdggoals"),
    (
        Field::Link,
        "url website link projecturl projectlink webpage web homepage moreinfo infourl www lien siteweb enlace",
    ),
    (Field::Image, "image imageurl photo photourl picture thumbnail thumbnailurl img bild foto imagen immagine"),
    (Field::Site, "sitename locationname location site venue facility lieu standort ort"),
    (Field::Address, "address streetaddress fulladdress siteaddress street adresse direccion indirizzo endereco adres"),
    (
        Field::Updated,
        "updated lastupdated updatedat datemodified modified lastmodified lastedited editdate lasteditdate",
    ),
    (Field::Latitude, "latitude lat y laty ycoord geolat latdecimal decimallatitude breitengrad breite latitud"),
    (
        Field::Longitude,
        "longitude lon lng long x longx lonx xcoord geolon geolng londecimal decimallongitude laengengrad laenge longitud",
    ),
    (
        Field::Geo,
        "geo geopoint2d geopoint coordinates coordinate point latlng latlon latlong geolocation geom thegeom wkt geometry geoshape",
    ),
    (
        Field::Nothing,
        "shapelength shapearea shapestlength shapestarea shapeleng markercolor markersize markersymbol stroke \
         strokewidth strokeopacity fill fillopacity styleurl stylehash icon iconcolor tessellate visibility extrude \
         draworder globalid objectid fid ogcfid gmlid creator editor creationdate createdate iconurl",
    ),
];

/// A property's name and what it is.
#[derive(Debug)]
struct Column {
    key: String,
    field: Field,
}

/// The properties of a feed's records.
#[derive(Debug, Default)]
pub struct Columns {
    columns: Vec<Column>,
}

impl Columns {
    /// Guesses by the names, and the values, of some records.
    pub fn guess(sample: &[&Json]) -> Columns {
        let mut columns = Columns::default();
        for record in sample {
            for (key, _) in record.entries() {
                if !columns.columns.iter().any(|column| column.key == key) {
                    columns.columns.push(Column { key: key.to_owned(), field: Field::More });
                }
            }
        }
        let squashed: Vec<String> = columns.columns.iter().map(|column| squashed(&column.key)).collect();
        for (field, names) in NAMES {
            let mut taken = false;
            for name in crate::model::pieces(names, b' ') {
                for (column, written) in columns.columns.iter_mut().zip(&squashed) {
                    let free = column.field == Field::More && (!taken || *field == Field::Nothing);
                    if free && written == name && fits(*field, &column.key, sample) {
                        (column.field, taken) = (*field, true);
                    }
                }
            }
        }
        if columns.key(Field::Funding).is_none() {
            columns.first(Field::Funding, &mut |key| {
                let words = words(key);
                let about = ["grant", "funding", "award", "budget", "cost", "amount", "money", "investment"];
                words.iter().any(|word| about.contains(&word.as_str())) && fits(Field::Funding, key, sample)
            });
        }
        if columns.key(Field::Name).is_none() {
            let named = |key: &str| words(key).iter().any(|word| matches!(word.as_str(), "name" | "title"));
            columns.first(Field::Name, &mut |key| named(key) && fits(Field::Name, key, sample));
        }
        if columns.key(Field::Name).is_none() {
            columns.first(Field::Name, &mut |key| tells_apart(key, sample));
        }
        columns
    }

    /// Makes the first property that may be a field that field.
    fn first(&mut self, field: Field, may: &mut dyn FnMut(&str) -> bool) {
        if let Some(column) = self.columns.iter_mut().find(|column| column.field == Field::More && may(&column.key)) {
            column.field = field;
        }
    }

    /// The name of the property that is a field.
    pub fn key(&self, field: Field) -> Option<String> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.key.clone())
    }

    /// What a property is; `at` is where among its record's it stands, which is mostly where it was found.
    pub fn field(&self, key: &str, at: usize) -> Field {
        let here = self.columns.get(at).filter(|column| column.key == key);
        let found = here.or_else(|| self.columns.iter().find(|column| column.key == key));
        // One that no record of the sample had.
        found.map_or(Field::More, |column| column.field)
    }
}

/// A name without what stands between its words, in lower case.
fn squashed(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            'à'..='å' => out.push('a'),
            'ç' => out.push('c'),
            'è'..='ë' => out.push('e'),
            'ì'..='ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò'..='ö' => out.push('o'),
            'ù'..='ü' => out.push('u'),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if !c.is_ascii() && c != '\u{a0}' && c != '\u{feff}' && c != '\u{200b}' => out.push(c),
            _ => {}
        }
    }
    out
}

/// The words of a name: `GCEF Grant Money`, `grant_money`, `grantMoney`.
pub fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in key.chars() {
        let within = c.is_ascii_alphanumeric() || !c.is_ascii();
        let begins = !within || c.is_ascii_uppercase() && small;
        if begins && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| within) {
            word.push(c.to_ascii_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    words
}

/// Whether the values of a property are what a field holds, where names mean more than one thing: `value` may be any
/// number, `state` a part of a country, `type` a number of a list.
fn fits(field: Field, key: &str, sample: &[&Json]) -> bool {
    let (mut good, mut bad) = (0, 0);
    let mut seen: Vec<&str> = Vec::new();
    for value in sample.iter().map(|record| record.get(key)) {
        let text = value.as_str();
        if *value == Json::Null || matches!(value, Json::Str(_)) && text.is_none() {
            continue;
        }
        let is = match field {
            Field::Name | Field::City => text.is_some() || matches!(value, Json::Map(_) | Json::List(_)),
            Field::Themes => text.is_some_and(|text| text.len() <= 120) || matches!(value, Json::List(_)),
            Field::Funding | Field::Leveraged => super::money::read(value, "").is_some(),
            Field::Start | Field::End => super::date::read(value, None).is_some(),
            Field::Status => value.as_id().is_some_and(|word| {
                if let Some(text) = text.filter(|text| !seen.contains(text)) {
                    seen.push(text);
                }
                // Few words of the source's own are its statuses; many are something else, and so is a part of a country.
                let known = !matches!(Status::of_word(&word), Some(Status::Other(_)) | None);
                let doubtful = matches!(squashed(key).as_str(), "state" | "estado" | "stand" | "stage" | "progress");
                known || !doubtful && seen.len() <= 8
            }),
            Field::Link | Field::Image => {
                text.is_some_and(|text| !text.contains(' ')) || !matches!(value, Json::Str(_))
            }
            Field::Latitude | Field::Longitude => super::place::degrees(value).is_some(),
            _ => true,
        };
        if is { good += 1 } else { bad += 1 }
    }
    good > bad || good + bad == 0
}

/// Whether a property that is called nothing known may serve as a name: short words, mostly different ones.
fn tells_apart(key: &str, sample: &[&Json]) -> bool {
    let (mut seen, mut all): (Vec<&str>, usize) = (Vec::new(), 0);
    for record in sample {
        let Some(text) = record.str(key) else { continue };
        if text.len() > 160 || crate::model::find(text, "://").is_some() {
            return false;
        }
        all += 1;
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    all * 2 >= sample.len() && seen.len() * 2 >= all && all > 0
}

#[cfg(test)]
mod tests {
    use super::{Columns, Field, squashed, words};
    use crate::source::parse;

    #[test]
    fn names_are_compared_by_their_letters() {
        assert_eq!(squashed("Project Name"), "projectname");
        assert_eq!(squashed("Année_début"), "anneedebut");
        assert_eq!(words("GCEF Grant Money"), ["gcef", "grant", "money"]);
        assert_eq!(words("grantMoney_EUR"), ["grant", "money", "eur"]);
    }

    fn field(records: &str, key: &str) -> Field {
        let tree = parse(records).unwrap();
        let sample: Vec<_> = tree.items().iter().collect();
        let columns = Columns::guess(&sample);
        columns.field(key, 0)
    }

    #[test]
    fn values_decide_where_names_mean_two_things() {
        assert_eq!(field(r#"[{"value": "$5,000"}]"#, "value"), Field::Funding);
        assert_eq!(field(r#"[{"value": "tall"}]"#, "value"), Field::Name);
        assert_eq!(field(r#"[{"State": "Idaho", "name": "a"}, {"State": "Iowa"}]"#, "State"), Field::More);
        assert_eq!(field(r#"[{"State": "Completed", "name": "a"}]"#, "State"), Field::Status);
        assert_eq!(field(r#"[{"Plant": "A.B. Brown", "mw": 5}, {"Plant": "Abakan", "mw": 5}]"#, "Plant"), Field::Name);
        assert_eq!(field(r#"[{"GCEF Grant Money": "$5,000", "name": "a"}]"#, "GCEF Grant Money"), Field::Funding);
    }
}
