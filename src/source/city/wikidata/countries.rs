//! Countries by their numbers in Wikidata.

/// ISO 3166-1 after the number.
const KNOWN: &str = "\
    16CA 17JP 20NO 27IE 28HU 29ES 30US 31BE 32LU 33FI 34SE 35DK 36PL 37LT 38IT 39CH 40AT 41GR 43TR 45PT 55NL 77UY 79EG \
    96MX 114KE 115ET 117GH 142FR 145GB 148CN 155BR 159RU 183DE 184BY 189IS 191EE 211LV 212UA 213CZ 214SK 215SI 217MD \
    218RO 219BG 221MK 222AL 224HR 225BA 227AZ 228AD 229CY 230GE 232KZ 233MT 235MC 236ME 238SM 241CU 252ID 258ZA 262DZ \
    298CL 334SG 347LI 399AM 403RS 408AU 414AR 419PE 664NZ 668IN 717VE 733PY 736EC 739CO 750BO 794IR 796IQ 801IL 810JO \
    822LB 833MY 837NP 842OM 843PK 846QA 851SA 854LK 865TW 869TH 878AE 881VN 884KR 902BD 928PH 1028MA 1033NG 1041SN \
    29999NL 756617DK";

/// The code of an entity, where it is a country that we know.
pub fn code(id: &str) -> Option<&'static str> {
    let number = id.strip_prefix('Q').filter(|number| !number.is_empty())?;
    KNOWN.split(' ').find_map(|entry| entry.strip_prefix(number).filter(|code| code.len() == 2))
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn numbers_are_whole() {
        assert_eq!(code("Q29"), Some("ES"));
        assert_eq!(code("Q2"), None);
        assert_eq!(code("Q29999"), Some("NL"));
        assert_eq!(code("Q"), None);
    }
}
