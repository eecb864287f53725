"""Abbreviations by language, without their last stop."""

# Those that the models of Punkt lack.
ABBREVIATIONS = {
    "da": "bl.a ca f.eks jf kl mio nr osv pga",
    "en": "a.k.a approx e.g et.al fig figs i.e messrs mt no nos vs",
    "es": "aprox dra ee ej excmo lic núm pág ud uds",
    "fi": "esim klo ks mm mrd n nk noin os ts",
    "fr": "av chap env fig janv févr juil mlle mlles mme mmes no p.ex sept oct nov déc vol",
    "nl": "bijv blz ca dhr d.w.z jan feb mrt apr aug sept okt nov dec mevr mw nr o.a",
    "no": "bl.a ca f.eks jf kl mill mrd nr osv",
    "pl": "al godz im in m.in mln mld nr os pl pow prof św tel tys tzn ul wg woj",
    "sv": "bl.a ca d.v.s e.d f.d kl m.fl m.m milj mdr nr o.s.v s.k st t.ex",
    "uk": "акад бл вид вул гр грн див доц ім крб кв м млн млрд напр о обл п пл пр просп проф р "
    "род рр с св стор т тис тов",
}  # fmt: skip

# Those that a name, a number or an example always follows: no sentence ends with them.
BEFORE_NAMES = {
    "da": "bl.a ca dr f.eks hr kl nr",
    "de": "bzw ca dr fr geb hr nr prof st z.b",
    "en": "dr e.g fig figs gen gov hon i.e lt messrs mr mrs ms mt nos prof rep rev sen sgt vs",
    "es": "dr dra ee excmo núm pág prof sr sra srta ud",
    "fr": "dr m me mlle mlles mm mme mmes mgr p.ex pr",
    "it": "dott on prof sig sig.ra",
    "nl": "dhr dr ir mevr mr mw prof st",
    "no": "bl.a ca dr f.eks hr kl nr",
    "pl": "al godz np płk prof św tel tzn tzw ul",
    "pt": "dr dra prof sr sra",
    "ru": "акад г-жа гр им пл пр проф св см ср ул",
    "sv": "bl.a ca dr hr kl nr t.ex",
    "uk": "акад вул див доц ім пл просп проф св",
}  # fmt: skip
