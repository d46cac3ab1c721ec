//! Countries by their codes.

use super::scalar;
use crate::model::Json;

/// Codes of three letters whose code of two is not their beginning (ISO 3166-1).
const ODD: &str = "AGOAO ANDAD ANTAN ARMAM ATAAQ ATFTF ATGAG AUTAT AUSAU BDIBI BENBJ BESBQ BGDBD BHSBS BIHBA BLMBL \
    BLRBY BLZBZ BMUBM BRBBB BRNBN CAFCF CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COMKM CPVCV CUWCW CYMKY DNKDK DZADZ \
    ESHEH ESTEE FLKFK FROFO FSMFM GABGA GINGN GLPGP GNBGW GNQGQ GRDGD GRLGL GUFGF GUYGY HMDHM IRLIE IRQIQ ISRIL JAMJM \
    KAZKZ KNAKN KORKR LBNLB LBRLR LBYLY LCALC LIELI LKALK MACMO MAFMF MARMA MDGMG MDVMV MEXMX MKDMK MLTMT MNEME MNPMP \
    MOZMZ MSRMS MTQMQ MYTYT NIUNU PAKPK PCNPN PLWPW PNGPG POLPL PRKKP PRTPT PRYPY PYFPF SENSN SGSGS SLBSB SLVSV SPMPM \
    SRBRS STPST SURSR SVKSK SVNSI SWESE SWZSZ SYCSC TCATC TCDTD TUNTN TURTR TUVTV UKRUA UMIUM URYUY WLFWF";

/// The code of two letters of one of two or three, where there is one.
pub fn code(written: &str) -> Option<String> {
    let code = written.trim();
    if !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    match code.len() {
        2 => Some(code.to_owned()),
        3 => {
            let odd = ODD.split_whitespace().find_map(|entry| entry.strip_prefix(code));
            odd.or(code.get(..2)).map(str::to_owned)
        }
        _ => None,
    }
}

/// A country whose code stands where it belongs, in two capitals.
pub fn settled(country: Json<'static>) -> Json<'static> {
    let (stated, name) = (country.string("code"), country.get("name"));
    let from_name = || code(name.as_str()?);
    let found = stated.as_deref().map(|stated| {
        let upper = stated.to_ascii_uppercase();
        code(&upper).unwrap_or_else(|| stated.to_owned())
    });
    let in_name = found.is_none();
    let Some(found) = found.or_else(from_name) else { return country };
    let mut entries = vec![("code".into(), scalar::text(&found))];
    if !in_name && *name != Json::Null {
        entries.push(("name".into(), name.owned()));
    }
    Json::Map(entries)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn three_letters_become_two() {
        for (written, expected) in
            [("NLD", "NL"), ("DEU", "DE"), ("ESP", "ES"), ("DNK", "DK"), ("SWE", "SE"), ("PRT", "PT"), ("GBR", "GB")]
        {
            assert_eq!(code(written).as_deref(), Some(expected));
        }
        assert_eq!(code("ES").as_deref(), Some("ES"));
        assert_eq!(code("Spain"), None);
    }
}
