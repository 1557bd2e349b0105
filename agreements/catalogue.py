"""The areas that agreements are usually about, common to all; a municipality adds its own."""

from agreements.models import Area

COMMON = {
    "ANDT": "Förebygga att unga börjar med alkohol, narkotika, dopning och tobak.",
    "ANDTS": "Som ANDT, och spel om pengar.",
    "Situationsanpassade insatser": "Samla rätt krafter snabbt när något händer på en plats.",
    "Våldsbejakande extremism": "Värna demokratin och förebygga radikalisering.",
    "EST": "Effektiv samordning för trygghet: lägesbild varje vecka och åtgärder som följs upp.",
    "SSPF": "Skola, socialtjänst, polis och fritid samverkar tidigt kring unga.",
    "Trafik": "Hastighet, nykterhet och buskörning, särskilt kring skolor och i tätorter.",
    "Våld i nära relationer": "Upptäcka och förebygga våld i hemmet och hedersrelaterat våld.",
    "Våld i offentlig miljö": "Krogmiljö, resecentrum och andra platser där människor möts.",
    "Skadegörelse och klotter": "Snabb sanering, bättre belysning och vuxna på plats.",
    "Inbrott och stölder": "Grannsamverkan, stöldskydd och information.",
    "Trygga offentliga miljöer": "Trygghetsvandringar, belysning, skötsel och planering.",
    "Kriminell ekonomi": "Välfärdsbrott, arbetslivskriminalitet och otillåten påverkan.",
    "Avhopparverksamhet": "Stöd till den som vill lämna kriminella miljöer.",
    "Snabbare lagföring av unga": "Kortare tid mellan brott och påföljd.",
    "Medborgardialog": "Fråga invånarna, och berätta vad svaren ledde till.",
    "Kamerabevakning för trygga platser": "Bevakning där den behövs, prövad och uppföljd.",
    "Krogar mot knark": "Krögare, kommun och polis mot narkotika i nattlivet.",
    "Ren idrott och hårdträning": "Mot dopning på gym och i föreningar.",
    "Brott mot äldre": "Förebygga bedrägerier och stölder mot äldre.",
}


def load() -> int:
    """Add the common areas that are missing and bring their descriptions up to date. Returns how many there are."""
    for name, description in COMMON.items():
        Area.objects.update_or_create(owner=None, name=name, defaults={"description": description})
    return len(COMMON)
